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
import { findNoted, noteSaidAgain } from '../../store/people/sight.ts';
import { canonicalAddress } from '../../ticket/people/address.ts';
import type { ChatPlatform, Named, Operator } from '../../ticket/words.ts';
import { written } from '../../written.ts';
import type { Desk } from '../desk.ts';
import { wellFormed } from '../well-formed.ts';
import type { ChatMember } from './directory.ts';
import { isSightSettled, settleSight } from './sight.ts';
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
 * owner may not any more is gone, and who has no other is nobody. Where it was asked later meanwhile, that stands.
 *
 * @param askedAt when it was asked, at the latest
 */
export async function enrol(
  desk: Desk,
  platform: ChatPlatform,
  userId: string,
  said: ChatMember | null,
  askedAt = desk.clock(),
): Promise<Operator | null> {
  const member = wellFormed(said);
  const known = await saidAgain(desk, platform, userId, member, askedAt);
  if (known) return known;
  return await desk.db.transaction(async tx => {
    await lockWhoIsWho(tx);
    const before = await findAccount(tx, platform, userId);
    if (before && isLater(desk, before.checkedAt, askedAt))
      return before.operatorId !== null && mayAct(before) ? await findOperator(tx, before.operatorId) : null;
    const operator = isAdmitted(desk, member) ? await enrolOperator(tx, asEnrolled(desk, member)) : null;
    const checkedAt = askedAt;
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

/** What was said at an instant that has not come yet was noted by a clock that was wrong. */
function isLater({ clock }: Pick<Desk, 'clock'>, noted: Date, askedAt: Date): boolean {
  return noted > askedAt && noted <= clock();
}

/**
 * What a platform says of somebody is nearly always what it said before. All is as it should be then, but for when it was said:
 * who is who need not be locked for that, which everybody who presses waits for once a minute.
 *
 * @returns null where something else must be noted
 */
async function saidAgain(
  desk: Desk,
  platform: ChatPlatform,
  userId: string,
  member: ChatMember | null,
  askedAt: Date,
): Promise<Operator | null> {
  if (!isAdmitted(desk, member)) return null;
  const noted = await findNoted(desk.db, platform, userId);
  if (!noted || !mayAct(noted.account)) return null;
  const { account, person } = noted;
  const { leftAt, wasInRestrictedChannel: _, seesRestricted: __, sightLostAt: ___, ...operator } = person;
  const enrolled = asEnrolled(desk, member);
  const isAllSo =
    operator.email === canonicalAddress(enrolled.email) &&
    operator.name === enrolled.name &&
    operator.role === enrolled.role &&
    account.name === member.name &&
    (!member.language || member.language === account.language) &&
    leftAt === null &&
    desk.destinations.some(destination => destination.platform === platform) &&
    isSightSettled(desk, person);
  if (!isAllSo || isLater(desk, account.checkedAt, askedAt)) return null;
  if (!(await noteSaidAgain(desk.db, account, askedAt))) return null;
  return operator;
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

/** What is noted of an operator, by what their platform and desk.yaml say of them. */
function asEnrolled(
  desk: Desk,
  member: ChatMember & { email: string },
): Pick<Operator, 'email' | 'name' | 'role'> {
  const listed = desk.access.listed.get(canonicalAddress(member.email));
  return {
    email: member.email,
    name: listed?.name ?? (written(member.name) || member.email),
    role: roleListed(desk, member),
  };
}
