import type { Resource } from '../n8n/operation';
import { creator } from './creator';
import { photo } from './photo';
import { post } from './post';
import { user } from './user';
import { video } from './video';

/** In the order of the form, which is alphabetical. */
export const RESOURCES: readonly Resource[] = [creator, photo, post, user, video];
