import type { SlackUser, SlackWorkspace } from '../workspace.ts';
import { pageOf } from './arguments.ts';
import { type Methods, Refused } from './method.ts';

/** People. */
export const usersMethods: Methods = {
  'users.list': {
    scope: 'users:read',
    tier: 2,
    answer: (workspace, args) => {
      const { page, ...more } = pageOf(workspace.users, args);
      return { members: page.map(user => profile(user, workspace)), ...more };
    },
  },

  'users.info': {
    scope: 'users:read',
    tier: 4,
    answer: (workspace, args) => {
      const user = workspace.user(String(args.user));
      if (!user) throw new Refused('user_not_found');
      return { user: profile(user, workspace) };
    },
  },
};

function profile(user: SlackUser, { app }: SlackWorkspace) {
  const mayReadEmail = app.scopes.includes('users:read.email');
  return {
    id: user.id,
    team_id: user.teamId ?? app.teamId,
    name: user.name,
    real_name: user.realName,
    deleted: user.deleted ?? false,
    is_bot: user.isBot ?? false,
    is_restricted: user.isGuest ?? false,
    is_ultra_restricted: false,
    is_email_confirmed: user.emailConfirmed ?? true,
    profile: { real_name: user.realName, ...(mayReadEmail && user.email ? { email: user.email } : {}) },
  };
}
