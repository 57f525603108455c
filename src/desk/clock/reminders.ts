import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { type Reminder, takeDueReminders } from '../../store/clock/reminders.ts';
import type { Desk } from '../desk.ts';

const batch = 200;

/** Hands on what people are to be reminded of by now. */
export async function ringReminders(desk: Desk): Promise<void> {
  for (;;) {
    const rung = await desk.db.transaction(async tx => {
      const due = await takeDueReminders(tx, desk.clock(), batch);
      await enqueue(tx, due.map(reminderEffect));
      return due.length;
    });
    if (rung < batch) return;
  }
}

function reminderEffect({ operatorId: operator, ticket, platform, at }: Reminder): Effect {
  const payload = { operator, ticket, platform, at: at.toISOString() };
  return {
    task: 'reminder',
    payload,
    lane: `private:${platform}`,
    replaces: `reminder:${operator}:${ticket}:${payload.at}`,
  };
}
