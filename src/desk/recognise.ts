import { enrolOperator, findAccount, findOperator, saveAccount } from '../store/operators.ts';
import { canonicalAddress } from '../ticket/address.ts';
import type { ChatPlatform, Operator } from '../ticket/words.ts';
import type { Desk } from './desk.ts';
import type { ChatDirectory, ChatMember } from './directory.ts';

/** How long the platform's word on somebody holds: who leaves the channel loses the buttons within this time. */
const trustSeconds = 600;
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
  directory: ChatDirectory,
  platform: ChatPlatform,
  userId: string,
): Promise<Operator | null> {
  const known = await findAccount(desk.db, platform, userId);
  const now = desk.clock();
  if (known) {
    const age = (now.getTime() - known.checkedAt.getTime()) / 1000;
    if (age < (known.operatorId === null ? distrustSeconds : trustSeconds))
      return known.operatorId === null ? null : await findOperator(desk.db, known.operatorId);
  }
  const member = await directory.member(userId);
  return await enrol(desk, platform, userId, member);
}

/** Notes what a platform says about an account, and enrols its owner as an operator if they may act. */
export async function enrol(
  desk: Desk,
  platform: ChatPlatform,
  userId: string,
  member: ChatMember | null,
): Promise<Operator | null> {
  const operator = member ? await admit(desk, member) : null;
  await saveAccount(desk.db, {
    platform,
    userId,
    operatorId: operator?.id ?? null,
    name: member?.name ?? '',
    checkedAt: desk.clock(),
  });
  return operator;
}

async function admit(desk: Desk, member: ChatMember): Promise<Operator | null> {
  if (member.email === null) return null;
  const listed = desk.access.listed.get(canonicalAddress(member.email));
  const admitted = desk.access.kind === 'list' ? listed !== undefined : member.inOperatorsChannel;
  if (!admitted) return null;
  return await enrolOperator(desk.db, {
    email: member.email,
    name: listed?.name ?? member.name,
    role: listed?.role ?? 'operator',
  });
}
