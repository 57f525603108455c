import type { Methods } from './method.ts';

/** Who the app is. */
export const authMethods: Methods = {
  'auth.test': {
    scope: null,
    answer: ({ app }) => ({
      url: 'https://sandbox.slack.com/',
      team: 'Sandbox',
      user: 'sportello',
      team_id: app.teamId,
      user_id: app.botUser,
      bot_id: 'B0SPORTELLO',
    }),
  },
};
