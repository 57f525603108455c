import { findPresser, type Presser } from '../../store/people/pressers.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import type { ChatDirectory, ChatMember, ChatRoll } from './directory.ts';
import { enrol, isAdmitted, mayAct } from './enrol.ts';
import { callRoll } from './roll-call.ts';

/** How long the platform's word on somebody holds: who leaves the channel loses the buttons within this time. */
const trustSeconds = 60;
/** While the platform cannot be asked its last word holds for so long: an outage makes nobody a stranger. */
const longestTrustSeconds = 600;
/** A refusal is asked again sooner: who has just been let in does not want to wait. */
const distrustSeconds = 30;

/**
 * Who is behind a chat account? A Slack user and a Teams user with the same verified address are one operator.
 *
 * @returns null for somebody who may not act
 * @throws Transient when the platform must be asked and cannot be
 */
export async function recognise(
  desk: Desk,
  directory: ChatDirectory & ChatRoll,
  platform: ChatPlatform,
  userId: string,
): Promise<Presser | null> {
  const known = await findPresser(desk.db, platform, userId);
  const isAble = known !== null && mayAct(known.account);
  const age = known
    ? (desk.clock().getTime() - known.account.checkedAt.getTime()) / 1000
    : Number.POSITIVE_INFINITY;
  if (known && age < (isAble ? trustSeconds : distrustSeconds)) return ownerOf(known);
  let member: ChatMember | null;
  try {
    member = await directory.member(userId);
  } catch (error) {
    if (known && isAble && age < longestTrustSeconds) return await ownerNow(desk, platform, userId);
    throw error;
  }
  // One word against an operator is checked against the whole channel: a slip of the platform's must not make a colleague
  // nobody.
  if (!isAble || isAdmitted(desk, member)) await enrol(desk, platform, userId, member);
  else await callRoll(desk, directory, platform, { lookAt: [userId] });
  return await ownerNow(desk, platform, userId);
}

/** Behind a platform that was asked, which may take its time. */
async function ownerNow({ db }: Desk, platform: ChatPlatform, userId: string): Promise<Presser | null> {
  const known = await findPresser(db, platform, userId);
  return known && ownerOf(known);
}

type Found = NonNullable<Awaited<ReturnType<typeof findPresser>>>;

function ownerOf({ account, owner }: Found): Presser | null {
  return mayAct(account) ? owner : null;
}
