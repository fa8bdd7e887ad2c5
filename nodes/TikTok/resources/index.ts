import type { Resource } from '../n8n/operation';
import { account } from './account';
import { photo } from './photo';
import { post } from './post';
import { video } from './video';

/** In the order of the form and of n8n's panel: what most people want comes first. */
export const RESOURCES: readonly Resource[] = [video, photo, post, account];
