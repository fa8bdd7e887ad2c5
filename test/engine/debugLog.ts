/* eslint-disable @n8n/community-nodes/no-restricted-globals -- n8n-core reads its settings from the environment */

/** The first import of a test that reads n8n's log lines of every level. */
process.env.ENGINE_LOG_LEVEL = 'debug';
