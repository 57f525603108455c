import type { App } from '@slack/bolt';
import type { DeskDoor } from '../../desk-door.ts';
import type { SlackSettings } from '../settings.ts';

/**
 * Hears from Slack itself who has come into the operators' channel or left it, and whose account was switched off or
 * changed. What is true of them is asked then; an event decides nothing.
 */
export function listenToPeople(
  app: App,
  { channel }: Pick<SlackSettings, 'channel'>,
  desk: Pick<DeskDoor, 'changed'>,
): void {
  for (const type of ['member_left_channel', 'member_joined_channel'] as const)
    app.event(type, async ({ event }) => {
      if (event.channel === channel) desk.changed('slack', [event.user], 'membership');
    });
  app.event('user_change', async ({ event }) => {
    desk.changed('slack', [event.user.id], 'profile');
  });
}
