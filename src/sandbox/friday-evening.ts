import { once } from 'node:events';
import { DateTime } from 'luxon';
import type { Calendar } from '../sla/calendar.ts';
import { addWorkingTime, isOpen } from '../sla/working-time.ts';
import { colleagues, customers, slackIdOf, slackIds, teamsIdOf, teamsIds } from './cast.ts';
import type { Sandbox } from './sandbox.ts';
import type { SlackMessage } from './slack/workspace.ts';

/** What happens at each press of "next", in order; the page has the words. */
export const scenes = ['arrives', 'classified', 'weekend', 'channel-called', 'manager-called'] as const;
export type Scene = (typeof scenes)[number];

const minute = 60_000;
const patienceMs = 20_000;
/** A blocking request is to be claimed within an hour: the ladder's steps lie here (desk.yaml as shipped). */
const minutesUsed = { channel: 45, manager: 54 };

/**
 * A blocker that comes on a Friday at 18:00 and that nobody takes. Mail, presses and calls are the real ones; only the
 * clock is moved.
 */
export class FridayEvening {
  private readonly sandbox: Sandbox;
  private readonly desk: { smtpPort: number; address: string; calendar: Calendar };
  private arrivedAt = new Date(0);
  private subject = '';
  private next = 0;

  constructor(sandbox: Sandbox, desk: { smtpPort: number; address: string; calendar: Calendar }) {
    this.sandbox = sandbox;
    this.desk = desk;
  }

  /** The scene that is over; null before the first. */
  get scene(): Scene | null {
    return scenes[this.next - 1] ?? null;
  }

  begin(): void {
    this.next = 0;
  }

  /** Plays the next scene, until what it shows can be seen in both chats. */
  async play(): Promise<void> {
    const scene = scenes[this.next];
    if (!scene) return;
    await this.scenes[scene]();
    this.next += 1;
  }

  private readonly scenes: Record<Scene, () => Promise<void>> = {
    arrives: async () => {
      this.moveTo(nextFridayEvening(this.desk.calendar, this.sandbox.clock()));
      this.arrivedAt = this.sandbox.clock();
      const [customer] = customers;
      if (!customer) throw new Error('the sandbox has no customers');
      this.subject = `Gestionale fermo: produzione bloccata (${this.sandbox.mailbox.items.length + 1})`;
      await this.sandbox.mailbox.write(
        {
          from: { name: customer.name, address: customer.address },
          to: this.desk.address,
          subject: this.subject,
          text: 'Buongiorno,\n\nil gestionale è fermo per tutti e la produzione è bloccata. Potete chiamarci appena possibile?\n\nPaolo Neri\nCartiera Pescara',
        },
        this.desk.smtpPort,
      );
      await this.until(() => this.slackCard() !== undefined && this.teamsThread() !== undefined);
    },
    classified: async () => {
      const card = this.slackCard();
      if (!card) throw new Error('the card is not there');
      const { slack } = this.sandbox.people();
      await slack.press(
        slackIdOf('ANNA'),
        { channel: slackIds.channel, ts: card.ts },
        'verb:accept-suggestion',
      );
      await this.until(() => JSON.stringify(this.teamsThread()?.root ?? '').includes('Bloccante'));
    },
    weekend: async () => {
      const saturday = DateTime.fromJSDate(this.arrivedAt, { zone: this.desk.calendar.zone })
        .plus({ days: 1 })
        .set({ hour: 11 });
      this.moveTo(saturday.toJSDate());
    },
    'channel-called': async () => {
      this.moveTo(this.afterWorking(minutesUsed.channel));
      await this.until(() => this.isCalled('<!here>', ['ANNA', 'MARCO', 'GIULIA']));
    },
    'manager-called': async () => {
      this.moveTo(this.afterWorking(minutesUsed.manager));
      await this.until(() => this.isCalled(`<@${slackIdOf('GIULIA')}>`, ['GIULIA']));
    },
  };

  /** A minute further: what falls due within a minute is told at its end. */
  private afterWorking(minutes: number): Date {
    const due = addWorkingTime(this.desk.calendar, this.arrivedAt, minutes * 60);
    return new Date(due.getTime() + minute);
  }

  /** The clock only goes forward. */
  private moveTo(at: Date): void {
    const ahead = at.getTime() - this.sandbox.clock().getTime();
    if (ahead > 0) this.sandbox.moveClock(ahead);
  }

  private slackCard(): SlackMessage | undefined {
    return this.messages().find(({ thread_ts, text }) => !thread_ts && text.includes(this.subject));
  }

  private teamsThread() {
    const threads = this.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
    return threads.find(({ root }) => root.summary?.includes(this.subject));
  }

  private isCalled(slackMention: string, people: string[]): boolean {
    const card = this.slackCard();
    const inSlack = this.messages().some(
      ({ thread_ts, text }) => thread_ts === card?.ts && text.includes(slackMention),
    );
    const replies = this.teamsThread()?.replies ?? [];
    const called = (text: string) => colleagues.filter(({ key }) => text.includes(teamsIdOf(key))).length;
    return (
      inSlack &&
      replies.some(({ card }) => {
        const text = JSON.stringify(card ?? '');
        return called(text) === people.length && people.every(key => text.includes(teamsIdOf(key)));
      })
    );
  }

  private messages(): SlackMessage[] {
    return this.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
  }

  private async until(isSo: () => boolean): Promise<void> {
    const signal = AbortSignal.timeout(patienceMs);
    while (!isSo())
      await Promise.race([
        once(this.sandbox.slack.changes, 'change', { signal }),
        once(this.sandbox.teams.changes, 'change', { signal }),
      ]);
  }
}

/** The next Friday on which the desk works at 18:00. */
function nextFridayEvening(calendar: Calendar, now: Date): Date {
  let day = DateTime.fromJSDate(now, { zone: calendar.zone }).set({
    hour: 18,
    minute: 0,
    second: 0,
    millisecond: 0,
  });
  while (day.weekday !== 5 || day.toJSDate() <= now || !isOpen(calendar, day.toJSDate()))
    day = day.plus({ days: 1 });
  return day.toJSDate();
}
