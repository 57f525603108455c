import type { Methods } from './method.ts';

/** Where the workspace is found in a browser, and its messages below it. */
export const workspaceUrl = 'https://sandbox.slack.com/';

/** Who the app is. */
export const authMethods: Methods = {
  'auth.test': {
    scope: null,
    answer: ({ app }) => ({
      url: workspaceUrl,
      team: 'Sandbox',
      user: 'sportello',
      team_id: app.teamId,
      user_id: app.botUser,
      bot_id: 'B0SPORTELLO',
    }),
  },
};
