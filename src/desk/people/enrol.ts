import { lookAtPages } from '../../store/chats/home-pages.ts';
import type { Db } from '../../store/database.ts';
import { noteLanguageTold } from '../../store/people/languages.ts';
import { lockWhoIsWho } from '../../store/people/one-at-a-time.ts';
import {
  type ChatAccount,
  enrolOperator,
  findAccount,
  findOperator,
  saveAccount,
} from '../../store/people/operators.ts';
import { canonicalAddress } from '../../ticket/people/address.ts';
import type { ChatPlatform, Named, Operator } from '../../ticket/words.ts';
import { written } from '../../written.ts';
import type { Desk } from '../desk.ts';
import { wellFormed } from '../well-formed.ts';
import type { ChatMember } from './directory.ts';
import { settleSight } from './sight.ts';
import { settleStanding } from './standing.ts';

/** Whether an account is an operator's who may act with it. */
export function mayAct({ operatorId, goneAt }: Pick<ChatAccount, 'operatorId' | 'goneAt'>): boolean {
  return operatorId !== null && goneAt === null;
}

/** Whether somebody may act, by what their platform says of them. */
export function isAdmitted(desk: Desk, member: ChatMember | null): member is ChatMember & { email: string } {
  if (!member || member.email === null) return false;
  return desk.access.kind === 'list'
    ? desk.access.listed.has(canonicalAddress(member.email))
    : member.inOperatorsChannel;
}

/**
 * Notes what a platform says about an account, and enrols its owner as an operator if they may act; an account whose
 * owner may not any more is gone, and who has no other is nobody.
 */
export async function enrol(
  desk: Desk,
  platform: ChatPlatform,
  userId: string,
  said: ChatMember | null,
): Promise<Operator | null> {
  const member = wellFormed(said);
  return await desk.db.transaction(async tx => {
    await lockWhoIsWho(tx);
    const before = await findAccount(tx, platform, userId);
    const operator = isAdmitted(desk, member) ? await admit(desk, tx, member) : null;
    const checkedAt = desk.clock();
    await saveAccount(tx, {
      platform,
      userId,
      operatorId: operator?.id ?? before?.operatorId ?? null,
      name: member?.name ?? before?.name ?? '',
      checkedAt,
      goneAt: operator || !before || before.operatorId === null ? null : (before.goneAt ?? checkedAt),
    });
    const mayActToday = operator !== null;
    if (before && mayAct(before) !== mayActToday) await lookAtPages(tx, { platform, userId }, checkedAt);
    if (member?.language) await noteLanguageTold(tx, { platform, userId }, member.language, checkedAt);
    const concerned = new Set([before?.operatorId, operator?.id]);
    const ids = [...concerned].flatMap(id => id ?? []);
    for (const id of ids) await settleStanding(desk, tx, id);
    await settleSight(desk, tx, ids);
    return operator;
  });
}

/** Whether somebody is here, and a manager, as things stand now; nobody is not. */
export async function isManagerNow(
  desk: Pick<Desk, 'access'>,
  db: Db,
  somebody: Pick<Named, 'id'> | null,
): Promise<boolean> {
  const found = somebody && (await findOperator(db, somebody.id));
  return found ? roleListed(desk, found) !== 'operator' : false;
}

/** As desk.yaml has it. */
function roleListed({ access }: Pick<Desk, 'access'>, { email }: { email: string }): Operator['role'] {
  return access.listed.get(canonicalAddress(email))?.role ?? 'operator';
}

async function admit(desk: Desk, tx: Db, member: ChatMember & { email: string }): Promise<Operator> {
  const listed = desk.access.listed.get(canonicalAddress(member.email));
  return await enrolOperator(tx, {
    email: member.email,
    name: listed?.name ?? (written(member.name) || member.email),
    role: roleListed(desk, member),
  });
}
