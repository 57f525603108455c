import type { Listener } from '../listening.ts';

/**
 * Hears from Slack itself who has come into one of the desk's channels or left it, and whose account was switched off or
 * changed. What is true of them is asked then; an event decides nothing.
 */
export const people: Listener = (app, { desk, settings: { channel, routed, restricted } }) => {
  const channels = [channel, ...routed, restricted];
  for (const type of ['member_left_channel', 'member_joined_channel'] as const)
    app.event(type, async ({ event }) => {
      if (channels.includes(event.channel)) desk.changed('slack', [event.user], 'membership');
    });
  app.event('user_change', async ({ event }) => {
    desk.changed('slack', [event.user.id], 'profile');
  });
};
