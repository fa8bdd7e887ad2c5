import type { Request } from 'express';

import type { AppState } from '../state/app';
import type { World } from '../state/world';
import {
	malformed,
	missingParameter,
	missingSecret,
	wrongClient,
	wrongContentType,
} from './errors';

const FORM = 'application/x-www-form-urlencoded';

/** The parameters of a form that TikTok accepts: exact Content-Type, no parameter twice. */
export function readForm(request: Request, body: Buffer): Map<string, string> {
	const contentType = request.headers['content-type'] ?? '';
	if (contentType !== FORM) throw contentType.startsWith(FORM) ? malformed() : wrongContentType();
	const pairs = [...new URLSearchParams(body.toString('utf8'))];
	const form = new Map(pairs);
	if (form.size !== pairs.length) throw malformed();
	return form;
}

/** A parameter that is required and must not be empty. */
export function required(form: Map<string, string>, name: string): string {
	const value = form.get(name);
	if (!value) throw missingParameter();
	return value;
}

/** Authenticates the app by `client_key` and `client_secret` in the body, without white space. */
export function authenticate(form: Map<string, string>, app: AppState | null): AppState {
	const key = required(form, 'client_key');
	const secret = form.get('client_secret');
	if (!secret) throw missingSecret();
	if (/\s/.test(key + secret)) throw malformed();
	if (!app || key !== app.client_key || secret !== app.client_secret) throw wrongClient();
	return app;
}

/**
 * Finds the app that a token request belongs to, even if the request is invalid: by its key, or by a
 * secret or token that only that app has.
 */
export function locateApp(world: World, request: Request, body: Buffer): AppState | null {
	const text = body.toString('utf8');
	const values = looseValues(request.headers['content-type'] ?? '', text);
	const byKey = [values.get('client_key'), values.get('client_id')]
		.map((key) => world.apps.get(key?.trim() ?? ''))
		.find((app) => app !== undefined);
	return (
		byKey ??
		world.bySecret(values.get('client_secret')?.trim() ?? '') ??
		world.byToken(values.get('refresh_token') ?? values.get('token') ?? '')
	);
}

function looseValues(contentType: string, text: string): Map<string, string> {
	if (contentType.startsWith('multipart/')) {
		const parts = text.matchAll(/name="([^"]+)"\r\n(?:[^\r\n]+\r\n)*\r\n([^\r\n]*)/g);
		return new Map([...parts].map(([, name, value]) => [name, value]));
	}
	try {
		return new Map(Object.entries(JSON.parse(text)).map(([name, value]) => [name, String(value)]));
	} catch {
		return new Map(new URLSearchParams(text));
	}
}
