/**
 * What n8n-core lacks because it lives in the `n8n` package, re-enacted in the folder of this name
 * and nowhere else, from n8n 2.41.1 (paths below its `dist`). Left out is what only matters with a
 * database, users or a licence. Everything else in the harness is n8n-core's own.
 *
 *  - credentialsHelper: credentials-helper.js (reading a credential, resolving its expressions,
 *    calling its hook, storing a refreshed token), and of n8n-nodes-base the fields of the
 *    credential type `oAuth2Api`, which every OAuth2 credential inherits
 *  - signIn: oauth/oauth.service.js and controllers/oauth/oauth2-credential.controller.js
 *  - running: executions/execution.service.js (the Retry button of the executions list), and
 *    node-types.js with utils.js (a declarative node gets an `execute`)
 *  - tools: node-types.js and tool-generation/ai-tools.js (the node that n8n makes of a node for agents)
 *  - lists: services/dynamic-node-parameters.service.js
 *  - liveWebhook: webhooks/live-webhooks.js, webhooks/webhook-helpers.js, middlewares/body-parser.js
 *  - additionalData: workflow-execute-additional-data.js
 *  - signedFiles: controllers/binary-data.controller.js (the route that needs no sign-in)
 */
export * from './n8nParts/additionalData';
export * from './n8nParts/credentialsHelper';
export * from './n8nParts/lists';
export * from './n8nParts/liveWebhook';
export * from './n8nParts/running';
export * from './n8nParts/signedFiles';
export * from './n8nParts/signIn';
export * from './n8nParts/tools';
