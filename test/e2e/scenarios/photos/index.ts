import type { Scenario } from '../scenario';
import { needPrograms } from '../../install/debian';
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
		await needPrograms(['gm']);
		await scene.install();
		const credential = await servePhotos(scene, ['filesystem', 'database']);
		await convertPicture(scene, credential);
		await refusePhotos(scene, credential);
	},
};
