import { z } from 'zod';

import { API_POINTS, type ApiPoint } from './endpoints';

const positive = z.number().int().positive();
const httpStatus = z.number().int().min(200).max(599);

export const actionSchema = z.discriminatedUnion('kind', [
	z
		.object({
			kind: z.literal('reset'),
			when: z.enum(['before', 'during', 'after']),
			bytes: z.number().int().min(0).optional(),
			/** On the clock of the app. */
			arrives_after_ms: z.number().int().min(0).optional(),
		})
		.strict(),
	z
		.object({
			kind: z.literal('status'),
			status: httpStatus,
			body: z.unknown().optional(),
			headers: z.record(z.string()).optional(),
			/** The reason phrase after the status. */
			reason: z.string().optional(),
			store: z.boolean().optional(),
		})
		.strict(),
	z.object({ kind: z.literal('delay'), ms: z.number().min(0) }).strict(),
	z.object({ kind: z.literal('stall'), store: z.boolean().optional() }).strict(),
	z.object({ kind: z.literal('slow'), bytes_per_second: positive }).strict(),
	z.object({ kind: z.literal('truncate') }).strict(),
	z.object({ kind: z.literal('empty') }).strict(),
	z.object({ kind: z.literal('garble') }).strict(),
	z
		.object({ kind: z.literal('redirect'), location: z.string(), status: httpStatus.optional() })
		.strict(),
	z
		.object({
			kind: z.literal('oauth_error'),
			error: z.string(),
			error_description: z.string(),
			status: httpStatus.optional(),
		})
		.strict(),
]);

export const FAULT_POINTS: FaultPoint[] = [...API_POINTS, 'put', 'token', 'authorize'];

/** The keys of a fault. README.md explains them. */
export const faultFields = {
	on: z.enum(FAULT_POINTS as [FaultPoint, ...FaultPoint[]]),
	nth: positive.optional(),
	times: z.union([positive, z.literal('always')]).default(1),
	chunk: z.number().int().min(0).optional(),
	publish: z.number().int().min(0).optional(),
	do: actionSchema,
};

/** One planned fault. */
export const faultSchema = z
	.object(faultFields)
	.strict()
	.refine((fault) => fault.on === 'put' || fault.chunk === undefined, {
		message: 'chunk is only for faults on put',
		path: ['chunk'],
	})
	.refine((fault) => fault.on === 'put' || fault.publish === undefined, {
		message: 'publish is only for faults on put',
		path: ['publish'],
	});

export type Fault = z.infer<typeof faultSchema>;
export type FaultInput = z.input<typeof faultSchema>;
export type FaultAction = z.infer<typeof actionSchema>;
export type FaultPoint = ApiPoint | 'put' | 'token' | 'authorize';
