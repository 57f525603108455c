import { once } from 'node:events';
import { DateTime } from 'luxon';
import type { Calendar } from '../../sla/calendar.ts';
import { addWorkingTime, isOpen } from '../../sla/working-time.ts';
import type { Language } from '../../ticket/words.ts';
import { customers, slackIdOf, slackIds, teamsIdOf, teamsIds } from '../cast.ts';
import type { Sandbox } from '../sandbox.ts';
import type { SlackMessage } from '../slack/workspace.ts';

/** What happens at each press of "next", in order; the page has the words. */
const scenes = ['arrives', 'classified', 'weekend', 'channel-called', 'manager-called'] as const;
type Scene = (typeof scenes)[number];

/** Who one is in a scene: a colleague in the chats, a customer at their mailbox. */
type Actor = { as?: string; from?: string };

/** A mention in Slack's text, and the key of the colleague who is mentioned in Teams. */
type Called = { inSlack: string; inTeams: string };

const minute = 60_000;
const patienceMs = 20_000;
/** A blocking request is to be claimed within an hour: the ladder's steps lie here (desk.yaml as shipped). */
const minutesUsed = { channel: 45, manager: 54 };

type StoryDesk = { smtpPort: number; address: string; calendar: Calendar; language: Language };

const [paolo, emma] = customers;
/** What the customer writes, in the language that the desk reads. */
const pleas = {
  it: {
    from: paolo,
    subject: 'Gestionale fermo: produzione bloccata',
    text: 'Buongiorno,\n\nil gestionale è fermo per tutti e la produzione è bloccata. Potete chiamarci appena possibile?\n\nPaolo Neri\nCartiera Pescara',
  },
  en: {
    from: emma,
    subject: 'System down: production blocked',
    text: 'Hello,\n\nthe system is down for all of us and production is blocked. Could you call us as soon as possible?\n\nEmma Clarke\nNorthwind',
  },
};

/**
 * A blocker that comes on a Friday at 18:00 and that nobody takes. Mail, presses and calls are the real ones; only the
 * clock is moved.
 */
export class FridayEvening {
  private readonly sandbox: Sandbox;
  private readonly desk: StoryDesk;
  private arrivedAt = new Date(0);
  /** Of the mail that it is about. */
  subject = '';
  private next = 0;

  constructor(sandbox: Sandbox, desk: StoryDesk) {
    this.sandbox = sandbox;
    this.desk = desk;
  }

  /** The scene that is over; null before the first. */
  get scene(): Scene | null {
    return scenes[this.next - 1] ?? null;
  }

  /** With whose eyes the scene is looked at. */
  get actor(): Actor {
    const actors: Partial<Record<Scene, Actor>> = {
      arrives: { from: this.plea.from.address },
      classified: { as: 'ANNA' },
      'manager-called': { as: 'GIULIA' },
    };
    return this.scene ? (actors[this.scene] ?? {}) : {};
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
      this.subject = this.newSubject();
      const { from, text } = this.plea;
      await this.sandbox.mailbox.write(
        { from, to: this.desk.address, subject: this.subject, text },
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
      await this.until(() => !JSON.stringify(this.teamsThread()?.root ?? '').includes('accept-suggestion'));
    },
    weekend: async () => {
      const saturday = DateTime.fromJSDate(this.arrivedAt, { zone: this.desk.calendar.zone })
        .plus({ days: 1 })
        .set({ hour: 11 });
      this.moveTo(saturday.toJSDate());
    },
    'channel-called': () =>
      this.moveUntilCalled(minutesUsed.channel, { inSlack: '<!here>', inTeams: 'ANNA' }),
    'manager-called': () =>
      this.moveUntilCalled(minutesUsed.manager, { inSlack: `<@${slackIdOf('GIULIA')}>`, inTeams: 'GIULIA' }),
  };

  private get plea() {
    return pleas[this.desk.language];
  }

  /** Told again, the story has another subject: a card is known by it. */
  private newSubject(): string {
    const { subject } = this.plea;
    const told = this.sandbox.mailbox.items.filter(
      item => item.folder === 'sent' && item.subject.startsWith(subject),
    ).length;
    return told === 0 ? subject : `${subject} (${told + 1})`;
  }

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

  /** How often somebody was called about this request: in its thread, or in the channel together with others. */
  private calls({ inSlack, inTeams }: Called): { slack: number; teams: number } {
    const isCall = (text: string) => text.includes(this.subject) && text.includes('acknowledge');
    const posts = this.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
    const cards = posts.flatMap(({ root, replies }) =>
      [root, ...replies].map(({ card }) => JSON.stringify(card ?? '')),
    );
    return {
      slack: this.messages().filter(
        ({ text, blocks }) => text.includes(inSlack) && isCall(JSON.stringify(blocks ?? '')),
      ).length,
      teams: cards.filter(card => isCall(card) && card.includes(teamsIdOf(inTeams))).length,
    };
  }

  /** Moves the clock until so much of the hour is used up, and waits until somebody is called on both platforms. */
  private async moveUntilCalled(minutesUsed: number, called: Called): Promise<void> {
    const before = this.calls(called);
    this.moveTo(this.afterWorking(minutesUsed));
    await this.until(() => {
      const now = this.calls(called);
      return now.slack > before.slack && now.teams > before.teams;
    });
  }

  private messages(): SlackMessage[] {
    return this.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
  }

  private async until(isSo: () => boolean): Promise<void> {
    const signal = AbortSignal.timeout(patienceMs);
    const tooLong = () => {
      throw new Error('What the story tells has not happened yet: press again in a moment.');
    };
    while (!isSo())
      await Promise.race([
        once(this.sandbox.slack.changes, 'change', { signal }),
        once(this.sandbox.teams.changes, 'change', { signal }),
      ]).catch(tooLong);
  }
}

/**
 * The next Friday at 18:00 from which an hour of work ends on Monday at 9:30: no holiday, closure or shorter day in
 * between, so that what the page tells is what happens.
 *
 * @throws Error in words for the page, when there is none within a year
 */
export function nextFridayEvening(calendar: Calendar, now: Date): Date {
  const today = DateTime.fromJSDate(now, { zone: calendar.zone });
  let friday = today.plus({ days: (5 - today.weekday + 7) % 7 }).set(sixOClock);
  for (let weeks = 0; weeks < 53; weeks += 1, friday = friday.plus({ weeks: 1 })) {
    if (friday <= today || !isOpen(calendar, friday.toJSDate())) continue;
    const due = friday.plus({ days: 3 }).set({ hour: 9, minute: 30 });
    if (addWorkingTime(calendar, friday.toJSDate(), 3600).getTime() === due.toMillis())
      return friday.toJSDate();
  }
  throw new Error(
    'This story needs a Friday on which the desk closes at 18:30, and a Monday on which it opens at 9:00.',
  );
}

const sixOClock = { hour: 18, minute: 0, second: 0, millisecond: 0 };
