import { EventEmitter } from 'node:events';
import type { Kept } from '../kept/change-log.ts';
import { Allowance, type Moods } from '../moods.ts';
import type { Block } from './block-kit/blocks.ts';
import type { HomeTabView, ModalView } from './block-kit/views.ts';

/** A person (or a bot) of the workspace. */
export type SlackUser = {
  id: string;
  name: string;
  realName: string;
  email: string | null;
  emailConfirmed?: boolean;
  isBot?: boolean;
  isGuest?: boolean;
  /** Another company's workspace, for who is here by Slack Connect. */
  teamId?: string;
  deleted?: boolean;
  /** Of their client, "it-IT"; Slack says it to an app that asks for it. */
  locale?: string;
};

export type SlackMessage = {
  ts: string;
  user: string;
  text: string;
  blocks?: Block[];
  thread_ts?: string;
  /** A reply that stands in the channel too. */
  broadcast?: boolean;
  metadata?: { event_type: string; event_payload: Record<string, unknown> };
  edited?: boolean;
  /** Of whose links the app was told. */
  linksTold?: string[];
  /** What stands below its links. */
  unfurls?: { link: string; color?: string | undefined; fallback?: string | undefined; blocks: Block[] }[];
  /** Emoji that people put on it. */
  reactions?: { name: string; user: string }[];
  /** As they were when it was written: Slack tells no more with a message. */
  files?: FileTold[];
};

/** A file as Slack tells of it; of one from another workspace little more than its id. */
export type FileTold = { id: string; name?: string; size?: number; [key: string]: unknown };

export type SlackChannel = {
  id: string;
  name: string;
  members: string[];
  /** Only its members see that it is there. */
  isPrivate?: boolean;
  /** By Slack Connect people of other companies are in it. */
  isExtShared?: boolean;
  messages: SlackMessage[];
  archived?: boolean;
};

export type OpenView = { id: string; hash: string; root: string; previous: string | null; view: ModalView };

export type SlackApp = {
  botToken: string;
  botUser: string;
  scopes: string[];
  signingSecret: string;
  /** Of which domains' links its manifest wants to hear (`unfurl_domains`), at most five. */
  unfurlDomains: string[];
  appId: string;
  teamId: string;
};

/**
 * A file in Slack's own store.
 * - `sharedIn`: the channel in which it was written; null: it was put into a modal of the app, which may read it
 * - `fate`: what became of it since, or where it came from
 */
export type SlackFile = {
  sharedIn: string | null;
  url: string;
  fate?: 'deleted' | 'hidden' | 'external' | 'other-workspace';
  id: string;
  user: string;
  name: string;
  mimetype: string;
  content: Uint8Array;
};

/** Of what one person sees alone, so much is remembered. */
const whispersKept = 200;

type Trigger = { user: string; at: number; used: boolean };

/** Where a typed command can be answered later. @property left how often still @property until by the machine's clock */
type LaterAnswer = { user: string; channel: string; left: number; until: number };
const answersAtMost = 5;
const answeredWithinMs = 30 * 60_000;

/** What everybody in the workspace sees, and what each sees alone. */
type State = {
  channels: SlackChannel[];
  /** Whispers: seen by one, gone with a reload, as in Slack. */
  ephemerals: { channel: string; user: string; text: string; blocks?: Block[]; ts: string }[];
  homes: Record<string, HomeTabView>;
  counter: number;
};

/**
 * A Slack workspace of our own: the store behind the stand-in of the Web API. Persons, channels, messages; and, for
 * each person, the modals that are open. `changes` tells a live page that there is something new to see.
 */
export class SlackWorkspace {
  readonly changes = new EventEmitter<{ change: [kept: Kept[]] }>();
  readonly users: SlackUser[];
  readonly app: SlackApp;
  state: State;
  /** Per user, the stack of open modals, the topmost last. */
  readonly views = new Map<string, OpenView[]>();
  /** Like the modals, not kept over a restart. */
  readonly files = new Map<string, SlackFile>();
  /** What each person has chosen in a menu outside a form, as their client shows it: by person, place, block and menu. */
  readonly chosen = new Map<string, string>();
  readonly triggers = new Map<string, Trigger>();
  /** By what ends their `response_url`. */
  readonly laterAnswers = new Map<string, LaterAnswer>();
  /** What the Web API does for a while instead of what it is asked. */
  moods: Moods<{ method: string; args: Record<string, unknown> }> = () => null;
  /** How long Slack waits for the app; a test of many presses at once, on a machine that does other things, lets it wait longer. */
  waitsMs = 3000;
  /** Slack's tiers 2, 3 and 4, in calls a minute, for each method by itself. */
  readonly tiers = {
    2: new Allowance(20, 60_000),
    3: new Allowance(50, 60_000),
    4: new Allowance(100, 60_000),
  };
  private readonly clock: () => Date;

  constructor(
    users: SlackUser[],
    channels: Omit<SlackChannel, 'messages'>[],
    app: SlackApp,
    clock = () => new Date(),
  ) {
    this.clock = clock;
    this.users = users;
    this.app = app;
    this.state = {
      channels: channels.map(channel => ({ ...channel, messages: [] })),
      ephemerals: [],
      homes: {},
      counter: 0,
    };
  }

  /** @param kept what of it must outlive a restart */
  changed(...kept: Kept[]): void {
    if (this.state.ephemerals.length > 2 * whispersKept)
      this.state.ephemerals = this.state.ephemerals.slice(-whispersKept);
    this.changes.emit('change', kept.length > 0 ? [this.counted, ...kept] : []);
  }

  /** Everybody's client is loaded anew: what they saw for themselves alone is gone, as Slack documents of chat.postEphemeral. */
  reloaded(): void {
    this.state.ephemerals = [];
    this.changed();
  }

  keptMessage(channel: string, message: SlackMessage): Kept {
    return { key: `message ${channel} ${message.ts}`, value: message };
  }

  /** It was deleted: nothing of it is kept. */
  keptGone(channel: string, { ts }: SlackMessage): Kept {
    return { key: `message ${channel} ${ts}`, value: null };
  }

  keptHome(user: string): Kept {
    return { key: `home ${user}`, value: this.state.homes[user] };
  }

  /** So that no id is given out twice. */
  private get counted(): Kept {
    return { key: 'counter', value: this.state.counter };
  }

  /** Everything that must outlive a restart. */
  *kept(): Iterable<Kept> {
    yield this.counted;
    for (const { id, messages } of this.state.channels)
      for (const message of messages) yield this.keptMessage(id, message);
    for (const user of Object.keys(this.state.homes)) yield this.keptHome(user);
  }

  restore({ key, value }: Kept): void {
    const [kind, where = ''] = key.split(' ');
    if (kind === 'counter') this.state.counter = value as number;
    if (kind === 'message' && value) this.placeOf(where)?.messages.push(value as SlackMessage);
    if (kind === 'home') this.state.homes[where] = value as HomeTabView;
  }

  private placeOf(channel: string): SlackChannel | undefined {
    const person = this.user(`U${channel.slice(1)}`);
    return (
      this.channel(channel) ?? (channel.startsWith('D') && person ? this.directWith(person.id) : undefined)
    );
  }

  /** New messages are asked for most, so it looks from the end. */
  message(channel: string, ts: unknown): SlackMessage | undefined {
    return this.channel(channel)?.messages.findLast(message => message.ts === ts);
  }

  nextId(prefix: string): string {
    this.state.counter += 1;
    return `${prefix}${this.state.counter.toString().padStart(8, '0')}`;
  }

  /** Seconds and a counter, as Slack makes them: unique in a channel, and in order. */
  nextTs(): string {
    this.state.counter += 1;
    return `${Math.floor(this.clock().getTime() / 1000)}.${String(this.state.counter).padStart(6, '0')}`;
  }

  channel(id: string): SlackChannel | undefined {
    return this.state.channels.find(channel => channel.id === id);
  }

  /** The conversation between one person and the app, by the person's id; begun with the first message. */
  directWith(user: string): SlackChannel {
    const id = `D${user.slice(1)}`;
    const known = this.channel(id);
    if (known) return known;
    const begun = { id, name: 'directmessage', members: [user, this.app.botUser], messages: [] };
    this.state.channels.push(begun);
    return begun;
  }

  user(id: string): SlackUser | undefined {
    return this.users.find(user => user.id === id);
  }

  newTrigger(user: string): string {
    const id = this.nextId('trigger.');
    if (this.triggers.size > whispersKept) this.triggers.delete(String(this.triggers.keys().next().value));
    this.triggers.set(id, { user, at: Date.now(), used: false });
    return id;
  }

  /** @returns what its `response_url` ends in */
  newLaterAnswer(user: string, channel: string): string {
    const id = this.nextId('command.');
    const { laterAnswers } = this;
    if (laterAnswers.size > whispersKept) laterAnswers.delete(String(laterAnswers.keys().next().value));
    laterAnswers.set(id, { user, channel, left: answersAtMost, until: Date.now() + answeredWithinMs });
    return id;
  }

  openViews(user: string): OpenView[] {
    const stack = this.views.get(user) ?? [];
    this.views.set(user, stack);
    return stack;
  }
}
