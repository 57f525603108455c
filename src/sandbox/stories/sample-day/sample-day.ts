import { DateTime } from 'luxon';
import type { Calendar } from '../../../sla/calendar.ts';
import { isOpen } from '../../../sla/working-time.ts';
import type { Sandbox } from '../../sandbox.ts';
import { buttonOf, press, type } from '../at-work.ts';
import { slackCard, until } from '../witness.ts';
import { afternoon } from './afternoon.ts';
import { firstSubject, morning } from './morning.ts';
import type { Step, Written } from './step.ts';

type StoryDesk = { smtpPort: number; address: string; calendar: Calendar };

/** A whole day's work at once, on whatever machine: the Slack of the story is more patient than the real one. */
const storyWaitsMs = 30_000;

/** It is looked at when the last request has just come. */
const steps: Step[] = [...morning, ...afternoon];

/**
 * Plays a day at the desk: real mails at their hours, real presses between them; only the clock is moved. It is the next
 * day on which the desk works, and ends in the afternoon, with requests in every state.
 *
 * @throws Error in words for the page
 */
export async function playSampleDay(sandbox: Sandbox, desk: StoryDesk): Promise<void> {
  const day = nextWorkingDay(desk.calendar, sandbox.clock());
  const sent = new Map<string, string>();
  // Told again, the day has other subjects: a card is known by it.
  const times = sandbox.mailbox.items.filter(({ subject }) => subject.startsWith(firstSubject)).length;
  const named = (subject: string) => (times === 0 ? subject : `${subject} (${times + 1})`);
  const { waitsMs } = sandbox.slack;
  sandbox.slack.waitsMs = storyWaitsMs;
  try {
    for (const step of steps) {
      moveTo(sandbox, at(day, step.at));
      if ('types' in step) await type(sandbox, step.who, step.types);
      else if ('presses' in step) {
        const subject = named(step.on);
        if (step.ifOffered && !buttonOf(slackCard(sandbox, subject), step.presses)) continue;
        const filled = step.opens ? { ...step.filled, name: named(step.opens) } : step.filled;
        await press(sandbox, step.who, subject, step.presses, filled);
      } else await write(sandbox, desk, step, named, sent);
    }
  } finally {
    sandbox.slack.waitsMs = waitsMs;
  }
  // The day was told in half a minute: what each was told for a moment of it is gone, as with a reload of Slack.
  sandbox.slack.reloaded();
}

/** The next day that the desk works from nine on, and at which nothing of it is over yet. */
function nextWorkingDay(calendar: Calendar, now: Date): DateTime {
  let day = DateTime.fromJSDate(now, { zone: calendar.zone }).startOf('day');
  for (let tried = 0; tried < 366; tried += 1, day = day.plus({ days: 1 }))
    if (
      day.set({ hour: 9 }).toJSDate() > now &&
      isOpen(calendar, at(day, '9:10')) &&
      isOpen(calendar, at(day, '16:30'))
    )
      return day;
  throw new Error('This story needs a day on which the desk works from 9:00 to 16:30.');
}

function at(day: DateTime, hour: Step['at']): Date {
  const [hours, minutes] = hour.split(':').map(Number);
  return day.set({ hour: hours ?? 0, minute: minutes ?? 0 }).toJSDate();
}

/** The clock only goes forward. */
function moveTo(sandbox: Sandbox, to: Date): void {
  const ahead = to.getTime() - sandbox.clock().getTime();
  if (ahead > 0) sandbox.moveClock(ahead);
}

/** Sends a mail, and waits until the desk has shown it in both chats. */
async function write(
  sandbox: Sandbox,
  { smtpPort, address }: StoryDesk,
  { writes, named: name, answers }: Written,
  named: (subject: string) => string,
  sent: Map<string, string>,
): Promise<void> {
  const before = changesIn(sandbox);
  const answered = answers === undefined ? undefined : sent.get(answers);
  const headers = {
    ...writes.headers,
    ...(answered ? { 'In-Reply-To': answered, References: answered } : {}),
  };
  const id = await sandbox.mailbox.write(
    { ...writes, subject: named(writes.subject), headers, to: address },
    smtpPort,
  );
  if (name) sent.set(name, id);
  await until(sandbox, () => {
    const now = changesIn(sandbox);
    return now.slack !== before.slack && now.teams !== before.teams;
  });
}

/** What stands in the operators' channels, so that one sees that something was added or edited. */
function changesIn({ slack, teams }: Sandbox): { slack: string; teams: string } {
  return {
    slack: JSON.stringify(slack.state.channels.map(({ messages }) => messages)),
    teams: JSON.stringify(teams.state.channels.map(({ threads }) => threads)),
  };
}
