import type { Listener } from '../listening.ts';

/**
 * Hears from Slack itself who has come into the operators' channel or left it, and whose account was switched off or
 * changed. What is true of them is asked then; an event decides nothing.
 */
export const people: Listener = (app, { desk, settings: { channel } }) => {
  for (const type of ['member_left_channel', 'member_joined_channel'] as const)
    app.event(type, async ({ event }) => {
      if (event.channel === channel) desk.changed('slack', [event.user], 'membership');
    });
  app.event('user_change', async ({ event }) => {
    desk.changed('slack', [event.user.id], 'profile');
  });
};
