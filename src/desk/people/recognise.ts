import type { CardPlace } from '../../store/chats/card-place.ts';
import { findPresser, type Presser } from '../../store/people/pressers.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import type { ChatDirectory, ChatMember, ChatRoll } from './directory.ts';
import { enrol, isAdmitted, mayAct } from './enrol.ts';
import { callRoll } from './roll-call.ts';

/** How long the platform's word on somebody holds: who leaves the channel loses the buttons within this time. */
const trustSeconds = 60;
/** From then on it is asked again while they press: whoever presses often never waits for it. */
const askedAheadSeconds = 30;
/** While the platform cannot be asked its last word holds for so long: an outage makes nobody a stranger. */
const longestTrustSeconds = 600;
/** A refusal is asked again sooner: who has just been let in does not want to wait. */
const distrustSeconds = 30;

/**
 * Who is behind a chat account? A Slack user and a Teams user with the same verified address are one operator.
 *
 * @param place where they press; null where no card can lie
 * @returns null for somebody who may not act
 * @throws Transient when the platform must be asked and cannot be
 */
export async function recognise(
  desk: Desk,
  directory: ChatDirectory & ChatRoll,
  platform: ChatPlatform,
  userId: string,
  place: CardPlace | null = null,
): Promise<Presser | null> {
  const known = await findPresser(desk.db, platform, userId, place);
  const isAble = known !== null && mayAct(known.account);
  const age = known
    ? (desk.clock().getTime() - known.account.checkedAt.getTime()) / 1000
    : Number.POSITIVE_INFINITY;
  const whoAsks = { desk, directory, platform, userId, isAble };
  if (known && age < (isAble ? trustSeconds : distrustSeconds)) {
    // What comes of it is told by the next press, as is that nothing came of it.
    if (isAble && age > askedAheadSeconds) askAgain(whoAsks).catch(() => {});
    return ownerOf(known);
  }
  const { silence } = await askAgain(whoAsks);
  if (silence !== undefined && !(isAble && age < longestTrustSeconds)) throw silence;
  // Behind a platform that was asked, which may take its time.
  const now = await findPresser(desk.db, platform, userId, place);
  return now && ownerOf(now);
}

/** @property silence why the platform could not be asked of them, where it could not */
type Asked = { silence?: unknown };
type WhoAsks = {
  desk: Desk;
  directory: ChatDirectory & ChatRoll;
  platform: ChatPlatform;
  userId: string;
  isAble: boolean;
};

/** Nobody joins a question that has been open for longer: it may never be answered. */
const sharedAtMostMs = 5000;
/** Whom it is being asked about: who presses twice while it thinks is asked about once. */
const asking = new WeakMap<ChatDirectory, Map<string, { asked: Promise<Asked>; since: number }>>();

function askAgain(whoAsks: WhoAsks): Promise<Asked> {
  const { directory, userId } = whoAsks;
  const ofIt = asking.get(directory) ?? new Map<string, { asked: Promise<Asked>; since: number }>();
  asking.set(directory, ofIt);
  const now = performance.now();
  const before = ofIt.get(userId);
  if (before && now - before.since < sharedAtMostMs) return before.asked;
  const asked = ask(whoAsks).finally(() => {
    if (ofIt.get(userId)?.asked === asked) ofIt.delete(userId);
  });
  ofIt.set(userId, { asked, since: now });
  return asked;
}

async function ask({ desk, directory, platform, userId, isAble }: WhoAsks): Promise<Asked> {
  const askedAt = desk.clock();
  let member: ChatMember | null;
  try {
    member = await directory.member(userId);
  } catch (silence) {
    return { silence };
  }
  // One word against an operator is checked against the whole channel: a slip of the platform's must not make a colleague
  // nobody.
  if (!isAble || isAdmitted(desk, member)) await enrol(desk, platform, userId, member, askedAt);
  else await callRoll(desk, directory, platform, { lookAt: [userId] });
  return {};
}

type Found = NonNullable<Awaited<ReturnType<typeof findPresser>>>;

function ownerOf({ account, owner }: Found): Presser | null {
  return mayAct(account) ? owner : null;
}
