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
      return { members: page.map(user => profile(user, workspace, args)), ...more };
    },
  },

  'users.info': {
    scope: 'users:read',
    tier: 4,
    answer: (workspace, args) => {
      const user = workspace.user(String(args.user));
      if (!user) throw new Refused('user_not_found');
      return { user: profile(user, workspace, args) };
    },
  },
};

function profile(user: SlackUser, { app }: SlackWorkspace, args: Record<string, unknown>) {
  const mayReadEmail = app.scopes.includes('users:read.email');
  const saysLocale = ['true', '1'].includes(String(args.include_locale));
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
    ...(saysLocale && user.locale !== undefined ? { locale: user.locale } : {}),
    profile: { real_name: user.realName, ...(mayReadEmail && user.email ? { email: user.email } : {}) },
  };
}
