/** https://developers.tiktok.com/doc/login-kit-web */
export const AUTHORIZE_URL = 'https://www.tiktok.com/v2/auth/authorize/';

/** https://developers.tiktok.com/doc/oauth-user-access-token-management (TikTok requires the last slash) */
export const TOKEN_URL = 'https://open.tiktokapis.com/v2/oauth/token/';
