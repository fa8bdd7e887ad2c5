/* eslint-disable @n8n/community-nodes/no-restricted-globals -- n8n-core reads its settings from the environment */

/** To be imported before the harness: n8n's SSRF protection is on, and lets these names through. */
process.env.N8N_SSRF_PROTECTION_ENABLED = 'true';
process.env.N8N_SSRF_ALLOWED_HOSTNAMES = 'localhost,*.tiktokapis.com';
