/** https://developers.tiktok.com/doc/login-kit-web */
export const AUTHORIZE_URL = 'https://www.tiktok.com/v2/auth/authorize/';

/** The only host that receives the access token. */
export const API_HOST = 'open.tiktokapis.com';

/** https://developers.tiktok.com/doc/oauth-user-access-token-management (TikTok requires the last slash) */
export const TOKEN_URL = `https://${API_HOST}/v2/oauth/token/`;
