import type { App } from '../../../sandbox/types';
import type { N8n } from '../../instance/n8n';
import type { CredentialRef } from '../../world/connect';
import type { Scene } from '../../world/scene';

/** What an example is run with. */
export interface Stage {
	scene: Scene;
	n8n: N8n;
	app: App;
	/** Connected as the app's first creator. */
	credential: CredentialRef;
}
