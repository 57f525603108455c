import { EventEmitter } from 'node:events';
import type { Kept } from '../kept/change-log.ts';
import { Allowance, type Moods } from '../moods.ts';
import type { Card } from './adaptive-card/card.ts';
import { TenantTokens } from './tokens.ts';

export type TeamsUser = {
  /** The Entra object id. */
  aadObjectId: string;
  /** The id that this bot knows the person by. */
  mri: string;
  name: string;
  email: string;
  guest?: boolean;
  tenantId?: string;
  /** In which they read Teams: its client says it with whatever they do. */
  locale?: string;
};

type Mention = { text: string; mentioned: { id: string; name: string } };

export type TeamsMessage = {
  id: string;
  /** The MRI of the author. */
  from: string;
  text: string;
  card?: Card;
  summary?: string;
  mentions?: Mention[];
  at: string;
  edited?: boolean;
  files?: { name: string; size: number }[];
  /** Pictures that stand in the text. */
  pictures?: number;
};

/** A post in a channel, with its replies. */
export type Thread = { root: TeamsMessage; replies: TeamsMessage[] };

export type TeamsChannel = {
  id: string;
  name: string;
  threads: Thread[];
  /** Entra object ids, in a private or a shared channel; everybody of the team sits in the others. */
  members?: string[];
  /** The app was added to that channel: in a private or a shared one a team's app is not, by itself. */
  hasApp?: boolean;
};

/** A message that one member of a channel sees, for a day. @property to their Entra object id @property root null: in the channel itself */
export type Targeted = { to: string; channel: string; root: string | null; message: TeamsMessage };

/** A window over Teams, of one person: a card, or a mere line. `opener`: the message whose button or menu opened it; '' for none. */
export type Dialog = {
  id: string;
  channel: string;
  root: string | null;
  opener: string;
  /** Of the message extension: which action opened it, and where; null: a button of a card did. */
  action: { commandId: string; commandContext: string; messagePayload?: unknown } | null;
  title: string;
  content: { kind: 'card'; card: Card } | { kind: 'line'; line: string };
};

/** A call to the Bot Connector; `path` without `/v3`. */
type ConnectorCall = { method: string; path: string; body: unknown };

/** A file in the OneDrive of who sent it; `permission` opens it for whoever has the address. */
type SentFile = { name: string; permission: string; content: Uint8Array };

/** Teams takes targeted messages away after so long. */
const targetedMs = 24 * 3_600_000;

/** Of what one person sees alone, so much is remembered. */
const whispersKept = 200;

type State = {
  channels: TeamsChannel[];
  installedIn: string | null;
  counter: number;
  /** The chats between one person and the bot, by the person's Entra object id. */
  chats?: Record<string, TeamsMessage[]>;
};

/**
 * A Teams tenant of our own with one team: the store behind the stand-in of the Bot Connector. `alone` holds what one
 * person sees in a card's place after a press, until the card is edited.
 */
export class TeamsTenant {
  readonly changes = new EventEmitter<{ change: [kept: Kept[]] }>();
  readonly tenantId: string;
  readonly teamId: string;
  /** The team's id in Entra. */
  readonly groupId = '7e1a1f2c-0000-4000-8000-000000000001';
  readonly botId: string;
  readonly appId: string;
  readonly users: TeamsUser[];
  state: State;
  readonly alone = new Map<string, Card>();
  /** The dialog that a person has open, by their Entra object id; like a window, it does not outlive a restart. */
  readonly dialogs = new Map<string, Dialog>();
  /** What single members see in channels; not kept over a restart. */
  targeted: Targeted[] = [];
  /** Of which domains' links the app's manifest wants to hear (`messageHandlers`). */
  linkDomains: string[] = [];
  /** What clients keep of links, unless they are told not to: by person and link. */
  readonly linksKept = new Map<string, { until: number; card: Card | null }>();
  /** Who did something in which channel; not kept over a restart. */
  private readonly heardIn = new Map<string, Set<string>>();
  /** Who lets the bot into their chat with it no more, by their Entra object id. */
  readonly blockedBy = new Set<string>();
  /** Whether this tenant's channels take them. */
  takesTargeted = true;
  /** How long Teams waits for the bot, for what is sent from a dialog, and for what is searched or chosen on a message. */
  waitsMs = { invoke: 10_000, submit: 5000, search: 5000 };
  /** What the service does for a while instead of what it is asked. */
  moods: Moods<ConnectorCall> = () => null;
  /** Members of one conversation may be asked for 120 times in half a minute. */
  rosterCalls = new Allowance(120, 30_000);
  /** Not kept over a restart. */
  readonly files = new Map<string, SentFile>();
  /** Answers that are shown to one person as a line, newest last. */
  readonly whispers: { user: string; message: string; text: string }[] = [];
  /** What the time of a message is told by. */
  readonly clock: () => Date;
  readonly tokens = new TenantTokens();

  constructor(
    users: TeamsUser[],
    channels: Omit<TeamsChannel, 'threads'>[],
    ids: { tenantId: string; teamId: string; appId: string },
    clock = () => new Date(),
  ) {
    this.clock = clock;
    this.users = users;
    this.tenantId = ids.tenantId;
    this.teamId = ids.teamId;
    this.appId = ids.appId;
    this.botId = `28:${ids.appId}`;
    this.state = {
      channels: channels.map(channel => ({ ...channel, threads: [] })),
      installedIn: null,
      counter: 0,
    };
  }

  /** @param kept what of it must outlive a restart */
  changed(...kept: Kept[]): void {
    if (this.whispers.length > 2 * whispersKept) this.whispers.splice(0, whispersKept);
    this.changes.emit('change', kept.length > 0 ? [this.counted, ...kept] : []);
  }

  keptMessage(channel: string, rootId: string, message: TeamsMessage): Kept {
    return { key: `message ${channel} ${rootId} ${message.id}`, value: message };
  }

  /** It was deleted: nothing of it is kept. */
  keptGone(channel: string, rootId: string, { id }: TeamsMessage): Kept {
    return { key: `message ${channel} ${rootId} ${id}`, value: null };
  }

  keptInChat(aadObjectId: string, message: TeamsMessage): Kept {
    return { key: `chat ${aadObjectId} ${message.id}`, value: message };
  }

  keptInstallation(): Kept {
    return { key: 'installed', value: this.state.installedIn };
  }

  /** So that no id is given out twice. */
  private get counted(): Kept {
    return { key: 'counter', value: this.state.counter };
  }

  /** Everything that must outlive a restart. */
  *kept(): Iterable<Kept> {
    yield this.counted;
    yield this.keptInstallation();
    for (const { id, threads } of this.state.channels)
      for (const { root, replies } of threads)
        for (const message of [root, ...replies]) yield this.keptMessage(id, root.id, message);
    for (const [who, messages] of Object.entries(this.state.chats ?? {}))
      for (const message of messages) yield this.keptInChat(who, message);
  }

  restore({ key, value }: Kept): void {
    const [kind, where = '', rootId = '', id] = key.split(' ');
    if (kind === 'counter') this.state.counter = value as number;
    if (kind === 'installed') this.state.installedIn = value as string | null;
    if (kind === 'chat' && value) this.chatWith(where).push(value as TeamsMessage);
    if (kind !== 'message' || !value) return;
    const message = value as TeamsMessage;
    if (id === rootId) this.channel(where)?.threads.push({ root: message, replies: [] });
    else this.thread(where, rootId)?.replies.push(message);
  }

  nextId(): string {
    this.state.counter += 1;
    return String(Date.now() * 1000 + (this.state.counter % 1000));
  }

  channel(id: string): TeamsChannel | undefined {
    return this.state.channels.find(channel => channel.id === id);
  }

  thread(channelId: string, rootId: string): Thread | undefined {
    return this.channel(channelId)?.threads.findLast(({ root }) => root.id === rootId);
  }

  /** What one person and the bot have written to each other, in a chat of their own. */
  chatWith(aadObjectId: string): TeamsMessage[] {
    this.state.chats ??= {};
    this.state.chats[aadObjectId] ??= [];
    return this.state.chats[aadObjectId];
  }

  user(id: string): TeamsUser | undefined {
    return this.users.find(user => user.aadObjectId === id || user.mri === id);
  }

  /** Who is in a conversation: a channel, or the team itself. */
  membersOf(conversation: string): TeamsUser[] {
    const members = this.channel(conversation)?.members;
    return members ? this.users.filter(({ aadObjectId }) => members.includes(aadObjectId)) : this.users;
  }

  /**
   * Whom the service names in a conversation: of a standard channel those alone who have shown themselves in it
   * (BotBuilder-MicrosoftTeams#80); everybody of it is who is in the team.
   */
  rosterOf(conversation: string): TeamsUser[] {
    if (conversation === this.teamId || this.channel(conversation)?.members)
      return this.membersOf(conversation);
    const heard = this.heardIn.get(conversation);
    return this.users.filter(({ aadObjectId }) => heard?.has(aadObjectId));
  }

  /** Somebody did something there that the bot hears of. */
  hears(conversation: string, { aadObjectId }: TeamsUser): void {
    const [channel = ''] = conversation.split(';messageid=');
    if (!this.channel(channel)) return;
    this.heardIn.set(channel, (this.heardIn.get(channel) ?? new Set()).add(aadObjectId));
  }

  /** Those that are there still. */
  targetedNow(): Targeted[] {
    const since = this.clock().getTime() - targetedMs;
    this.targeted = this.targeted.filter(({ message }) => Date.parse(message.at) > since);
    return this.targeted;
  }

  /** What somebody sees alone below a post. @param root null: in the channel itself */
  targetedTo(aadObjectId: string, channel: string, root: string | null): TeamsMessage[] {
    return this.targetedNow().flatMap(each =>
      each.to === aadObjectId && each.channel === channel && each.root === root ? [each.message] : [],
    );
  }

  /** What a person sees of a message: what was answered to them alone, else what everybody sees. */
  cardFor(user: string, message: TeamsMessage): Card | undefined {
    return this.alone.get(`${message.id} ${user}`) ?? message.card;
  }
}
