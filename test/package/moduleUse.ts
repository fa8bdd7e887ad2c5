import ts from 'typescript';

/** What one JavaScript file reaches for outside of itself. */
export interface ModuleUse {
	/** What it loads by `require`, `import` or `import()`: literal names only. */
	readonly loads: string[];
	/** Globals of the wanted names that it reads, and ways to load a module that hide its name. */
	readonly suspicious: string[];
}

/**
 * Reads a file without running it. A `require` that is anything but called with a literal string is
 * suspicious, and so is an `import()` of anything else: nobody could tell what they load.
 *
 * @param code JavaScript
 * @param globals names that must not be read from outside of the file
 */
export function moduleUseOf(code: string, globals: readonly string[]): ModuleUse {
	const file = ts.createSourceFile('file.js', code, ts.ScriptTarget.Latest, true);
	const loads: string[] = [];
	const suspicious: string[] = [];
	const visit = (node: ts.Node): void => {
		const target = loadTarget(node);
		if (target !== undefined) {
			if (ts.isStringLiteralLike(target)) loads.push(target.text);
			else suspicious.push(node.getText());
		} else if (ts.isIdentifier(node) && isReadFromOutside(node)) {
			const isRequire = node.text === 'require' && !isLoadingCall(node.parent);
			if (isRequire || globals.includes(node.text)) suspicious.push(node.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return { loads, suspicious };
}

function loadTarget(node: ts.Node): ts.Expression | undefined {
	if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
	return isLoadingCall(node) ? (node.arguments[0] ?? node) : undefined;
}

function isLoadingCall(node: ts.Node): node is ts.CallExpression {
	if (!ts.isCallExpression(node)) return false;
	const { expression } = node;
	return (
		expression.kind === ts.SyntaxKind.ImportKeyword ||
		(ts.isIdentifier(expression) && expression.text === 'require')
	);
}

/** False for names of properties, which only look like variables. */
function isReadFromOutside(node: ts.Identifier): boolean {
	const { parent } = node;
	if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
	if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
	return !ts.isMethodDeclaration(parent) && !ts.isPropertyDeclaration(parent);
}
