import { PRIVACY_LEVELS, privacyLabel } from '../../../nodes/TikTok/api/privacyLevels';

test('PB-55, PB-56: the four levels of TikTok with the words of its app', () => {
	expect(PRIVACY_LEVELS).toEqual({
		PUBLIC_TO_EVERYONE: 'Everyone',
		MUTUAL_FOLLOW_FRIENDS: 'Friends (Followers You Follow Back)',
		FOLLOWER_OF_CREATOR: 'Followers',
		SELF_ONLY: 'Only Me',
	});
});

test('a level of tomorrow is shown as it is', () => {
	expect(privacyLabel('SELF_ONLY')).toBe('Only Me');
	expect(privacyLabel('CLOSE_FRIENDS')).toBe('CLOSE_FRIENDS');
	expect(privacyLabel('constructor')).toBe('constructor');
});
