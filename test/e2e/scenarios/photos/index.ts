import type { Scenario } from '../scenario';
import { needPrograms } from '../../install/debian';
import { tryPhotos } from '../examples/tryPhotos';
import { convertPicture } from './converted';
import { refusePhotos } from './refused';
import { servePhotos } from './served';

/** Files become a photo post, because n8n serves them to TikTok at signed addresses. */
export const photosScenario: Scenario = {
	name: 'photos',
	title: 'Photos from a form, fetched from n8n by TikTok',
	on: 'each',
	isSmoke: false,
	async run(scene) {
		await needPrograms(['chromium', 'gm']);
		await scene.install();
		const credential = await servePhotos(scene, ['filesystem', 'database']);
		await tryPhotos({ scene, n8n: await convertPicture(scene, credential) });
		await refusePhotos(scene, credential);
	},
};
