import type { ChatDirectory, ChatRoll } from '../desk/people/directory.ts';
import type { ChatPlatform } from '../ticket/words.ts';
import type {
  CommandAnswer,
  IncidentCard,
  LineButton,
  ListCard,
  NoticeCard,
  ThreadLine,
  TicketCard,
  Unfurled,
} from './card.ts';
import type { WhyLeft } from './words/work/kept.ts';

/** Where a card lies. `channel` is the configured channel's id; `message` Slack's ts or Teams' activity id. */
export type CardPlace = { channel: string; message: string };

/** A file of somebody's message, as it was fetched; or why it is not to be had. */
export type FetchedFile =
  | { ok: true; name: string; type: string; content: Uint8Array }
  | { ok: false; why: WhyLeft };

/** What is left of a message: our own words, and where it goes on. */
export type LineLeft = { text: string; link: { label: string; url: string } | null };

/**
 * What the couriers ask of a chat platform. Implemented by chat/slack and chat/teams; an implementation can be
 * replaced without touching anything else.
 *
 * All methods throw `Transient` (outbox/failure.ts: try again, perhaps after `retryAfterSeconds`; `Blocked`: once a person
 * has mended the way) or `Permanent` (the message itself is wrong) and nothing else on purpose.
 */
export interface ChatGateway extends ChatDirectory, ChatRoll {
  readonly platform: ChatPlatform;

  /**
   * The channel that a destination, as configured, means now: cards that lie in another have been left behind.
   * @throws Transient where it means none yet (the app is not installed anywhere)
   */
  channelOf(destination: string): Promise<string>;

  /** Posts the ticket's card. @returns its place */
  postCard(channel: string, card: TicketCard): Promise<CardPlace>;

  /** What distinguishes a card, as this platform draws it, from any other: two that look and act alike have the same. */
  likenessOf(card: TicketCard): string;

  /**
   * Draws the card anew.
   * @returns false when the message seems to be gone (somebody deleted it). Both platforms say so now and then of one
   *   that is there: the courier asks again before it posts anew
   */
  updateCard(place: CardPlace, card: TicketCard): Promise<boolean>;

  /**
   * A new message in the card's thread.
   *
   * @param key under which it is noted: it carries it, where the platform lets it be looked for
   * @returns the message's id; null when the card is gone, as in `updateCard`
   */
  postLine(place: CardPlace, line: ThreadLine, key: string): Promise<string | null>;

  /**
   * A new message with several tickets and buttons for each; it calls those whom it mentions.
   *
   * @param channel a destination as configured
   * @param thread the card in whose thread it stands; null: in the channel itself
   * @param key as in `postLine`
   * @returns the message's id; null when the card of that thread is gone
   */
  postList(channel: string, thread: CardPlace | null, list: ListCard, key: string): Promise<string | null>;

  /**
   * Takes a message of ours away.
   *
   * @param thread the card in whose thread it stands; null: it stands in the channel itself
   * @param instead what stands there where the platform lets nobody delete it
   * @returns false where it seems to be gone already, as in `updateCard`
   */
  takeAway(message: CardPlace, thread: CardPlace | null, instead: LineLeft): Promise<boolean>;

  /** Leaves a line in the place of a message of ours, whatever that was. @returns false where it seems to be gone */
  leaveLine(message: CardPlace, thread: CardPlace | null, line: LineLeft): Promise<boolean>;

  /**
   * Puts another line in the place of one that one person sees in a card's thread. One that is gone already is well. Lacks
   * where such lines cannot be changed without a press on them.
   */
  changeLine?(message: CardPlace, line: { text: string; next: LineButton | null }): Promise<void>;

  /** Posts an incident's card. @returns its place */
  postIncident(channel: string, card: IncidentCard): Promise<CardPlace>;

  /** Draws it anew. @returns false when it seems to be gone */
  updateIncident(place: CardPlace, card: IncidentCard): Promise<boolean>;

  /** Looks for an incident's card that was posted, but whose place was never noted, as {@link ChatGateway.findCard}. */
  findIncidentCard?(
    channel: string,
    incident: Pick<IncidentCard, 'id' | 'nonce'>,
    since: Date,
  ): Promise<CardPlace | null>;

  /** Posts a card for the admins. @param key as in `postLine` @returns the message's id */
  postNotice(channel: string, notice: NoticeCard, key: string): Promise<string>;

  /**
   * Looks for a message that was posted with a key, but never noted (a crash in between). Lacks where the platform does not let
   * a bot look; in the chat with one person it is not looked.
   *
   * @param thread the card in whose thread it stands; null: in the channel itself, or in a thread and the channel
   * @returns the message's id; null where there is none
   */
  findPosted?(channel: string, thread: CardPlace | null, key: string, since: Date): Promise<string | null>;

  /** Draws such a card anew. @returns false when it seems to be gone, as in `updateCard` */
  updateNotice(place: CardPlace, notice: NoticeCard): Promise<boolean>;

  /**
   * A message to one person, in the chat between them and the app.
   *
   * @param userId as the platform knows the person
   * @returns where it lies: `channel` is the id of that chat; null where the platform does not say
   */
  postPrivately(userId: string, message: CommandAnswer): Promise<CardPlace | null>;
  /** Takes such a message away again. @returns false where it seems to be gone already */
  takeBackPrivately(place: CardPlace, instead: LineLeft): Promise<boolean>;
  /**
   * Draws a person's own page anew, which stays open before them.
   *
   * @param lies as it was last noted; Slack's `message` is its state, '' draws over whatever stands there
   * @returns how it lies now; `overtaken` where somebody drew it meanwhile, `gone` where it is not there any more
   */
  showHome(userId: string, home: CommandAnswer, lies: CardPlace): Promise<CardPlace | 'overtaken' | 'gone'>;

  /**
   * The address that leads to a message in the platform's own client. Who waits for a list waits no longer for it than a
   * second, and nothing is thrown.
   *
   * @returns null where the way is not known now
   */
  linkTo(place: CardPlace): Promise<string | null>;

  /** What people call a channel (`#bills`). Nothing is thrown. @returns null where that cannot be learnt now */
  nameOf(channel: string): Promise<string | null>;

  /**
   * Fetches a file of a message that somebody wrote. Nothing is thrown. Lacks where a platform hands such files to no app.
   *
   * @param file as the platform names it
   */
  fetchFile?(file: string, maxBytes: number): Promise<FetchedFile>;

  /**
   * Shows what lies behind the links of a message that somebody else sent. Shown anew, it takes the place of what was shown.
   * Lacks where a platform shows that before the message is sent, and lets nobody change it afterwards.
   *
   * @returns false where the message, or the link in it, is gone, or is shown to nobody
   */
  unfurl?(place: CardPlace, shown: Unfurled[]): Promise<boolean>;

  /** Whether only people of this house read a channel, as far as the platform lets the app know; lacks with `unfurl`. */
  isAmongUs?(channel: string): Promise<boolean>;

  /**
   * Looks for a card of this ticket that was posted, but whose place was never noted (a crash in between). Lacks where the
   * platform does not let a bot look.
   */
  findCard?(
    channel: string,
    ticket: Pick<TicketCard, 'number' | 'nonce'>,
    since: Date,
  ): Promise<CardPlace | null>;

  /**
   * The highest number among the latest cards of ours in a channel; 0 where there are none. Lacks where the platform
   * does not let a bot look.
   */
  highestNumber?(channel: string): Promise<number>;
}

/** The chats that the desk works in. */
export type Gateways = Partial<Record<ChatPlatform, ChatGateway>>;
