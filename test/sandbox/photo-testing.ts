import type { Source } from './source-testing';
import type { Session, TestBench, TextAnswer } from './testing';
import type { AppInput } from './types';

export const PHOTO_HOST = 'photos.example.test';

export const photoOwner = async (bench: TestBench, spec: AppInput = {}) =>
	await bench.signedIn({ verified_urls: [PHOTO_HOST], freeze: Date.now(), ...spec });

/** A valid body with these changes. `undefined` omits a field. */
export function photoBody(images: string[], changes: Record<string, unknown> = {}): object {
	return {
		media_type: 'PHOTO',
		post_mode: 'DIRECT_POST',
		post_info: { privacy_level: 'PUBLIC_TO_EVERYONE' },
		source_info: {
			source: 'PULL_FROM_URL',
			photo_images: images,
			photo_cover_index: 0,
		},
		...changes,
	};
}

export const photoInit = async (
	bench: TestBench,
	{ token }: Session,
	body: object,
): Promise<TextAnswer> => await bench.api('/content/init/', token, body);

/** Serves the pictures. Returns their URLs. */
export const shelve = (source: Source, pictures: Buffer[]): string[] =>
	pictures.map((picture, index) => source.put(`/photo-${index}`, picture));
