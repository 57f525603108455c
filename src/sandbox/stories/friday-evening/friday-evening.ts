import { DateTime } from 'luxon';
import type { Calendar } from '../../../sla/calendar.ts';
import { addWorkingTime } from '../../../sla/working-time.ts';
import type { Language } from '../../../ticket/words.ts';
import { customers, slackIdOf } from '../../cast.ts';
import type { Sandbox } from '../../sandbox.ts';
import { press } from '../at-work.ts';
import { type Called, calls, slackCard, teamsThread, until } from '../witness.ts';
import { nextFridayEvening } from './next-friday-evening.ts';

/** What happens at each press of "next", in order; the page has the words. */
const scenes = ['arrives', 'classified', 'weekend', 'channel-called', 'manager-called'] as const;
type Scene = (typeof scenes)[number];

/** Who one is in a scene: a colleague in the chats, a customer at their mailbox. */
type Actor = { as?: string; from?: string };

const minute = 60_000;
/** A blocking request is to be claimed within an hour: the ladder's steps lie here (desk.yaml as shipped). */
const minutesUsed = { channel: 45, manager: 54 };

type StoryDesk = { smtpPort: number; address: string; calendar: Calendar; language: Language };

/** Nobody with a contract: the hour that the story tells of is the desk's own. */
const [, emma, luca] = customers;
/** What the customer writes, in the language that the desk reads. */
const pleas = {
  it: {
    from: luca,
    subject: 'Gestionale fermo: produzione bloccata',
    text: 'Buongiorno,\n\nil gestionale è fermo per tutti e la produzione è bloccata. Potete chiamarci appena possibile?\n\nLuca Ferri\nOleificio Ferri',
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
  /** The messages of the last call; '' before the first. */
  private call = { slack: '', teams: '' };
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

  /** The message to look at in each chat, where the scene is about one: who is called. */
  get shown(): { slack: string; teams: string } | null {
    return this.scene?.endsWith('called') ? this.call : null;
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
      // As it is proposed; accepting the proposal would claim it too.
      await press(this.sandbox, 'ANNA', this.subject, 'classify', {});
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

  private slackCard() {
    return slackCard(this.sandbox, this.subject);
  }

  private teamsThread() {
    return teamsThread(this.sandbox, this.subject);
  }

  /** Moves the clock until so much of the hour is used up, and waits until somebody is called on both platforms. */
  private async moveUntilCalled(minutesUsed: number, called: Called): Promise<void> {
    const before = calls(this.sandbox, this.subject, called);
    const added = (now: string[], known: string[]) => now.find(id => !known.includes(id)) ?? '';
    this.moveTo(this.afterWorking(minutesUsed));
    await this.until(() => {
      const now = calls(this.sandbox, this.subject, called);
      this.call = { slack: added(now.slack, before.slack), teams: added(now.teams, before.teams) };
      return this.call.slack !== '' && this.call.teams !== '';
    });
  }

  private async until(isSo: () => boolean): Promise<void> {
    await until(this.sandbox, isSo);
  }
}
