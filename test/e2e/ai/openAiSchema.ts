import { z } from 'zod';

/** A text, whole or in parts. */
const contentSchema = z
	.union([z.string(), z.array(z.object({ type: z.literal('text'), text: z.string() })), z.null()])
	.transform((content) =>
		Array.isArray(content) ? content.map(({ text }) => text).join('') : (content ?? ''),
	);

/** The parts of OpenAI's chat completions that the scripted model reads. */
export const requestSchema = z.object({
	stream: z.literal(false).optional(),
	messages: z.array(
		z.object({
			role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
			content: contentSchema,
		}),
	),
	tools: z
		.array(
			z.object({
				function: z.object({
					name: z.string(),
					description: z.string(),
					parameters: z.object({ properties: z.record(z.unknown()) }),
				}),
			}),
		)
		.default([]),
});

/** What the scripted model takes as its prompt: the tools to use. */
export const promptSchema = z.array(z.object({ name: z.string(), args: z.record(z.unknown()) }));

export type ModelRequest = z.infer<typeof requestSchema>;
