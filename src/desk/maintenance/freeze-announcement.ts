import { createHash } from 'node:crypto';
import { freezeAnnouncement as keep } from '../../store/maintenance/announcements.ts';
import { type AnnouncedAs, type AnnouncedLetters, keptPlan } from '../../ticket/maintenance/announcing.ts';
import type { MaintenancePlan } from '../../ticket/maintenance/maintenance.ts';
import { actorOf, type Language, type Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { newNonce } from '../nonce.ts';
import { type Announcing, type MayBeTold, versionOf, type WhyNotTold, whoIsTold } from './who-is-told.ts';

/** An announcement as its preview shows it: who gets it stands fast from now on. */
export type FrozenAnnouncement = {
  id: number;
  /** To how many, by what they are told and in which language. */
  counts: Counts;
  leftOut: { why: WhyNotTold; count: number }[];
  letters: AnnouncedLetters;
};
type Counts = Record<AnnouncedAs, Record<Language, number>>;

/** Keeps an announcement and its recipients, as they are counted now. */
export async function freezeAnnouncement(
  desk: Desk,
  announcing: Announcing,
  operator: Operator,
): Promise<FrozenAnnouncement> {
  const { before, plan } = announcing;
  const frozenAt = desk.clock();
  const people = await whoIsTold(desk, announcing);
  const letters = lettersOf(desk, announcing);
  const [mailbox = ''] = desk.ownAddresses;
  const nonce = newNonce();
  const recipients = people.map(each => ({
    ...each,
    messageId: desk.messageIds.announcement(nonceOf(nonce, each.base), mailbox),
  }));
  const frozen = {
    ...{ nonce, maintenance: before?.id ?? null, version: versionOf(announcing) },
    ...{ plan: plan && keptPlan(plan), letters, mailbox, by: actorOf(operator), frozenAt },
  };
  const id = await desk.db.transaction(tx => keep(tx, frozen, recipients));
  return { id, counts: countsOf(people), leftOut: leftOutOf(people), letters };
}

/** Each is written that somebody may get: who knows of it, and who does not, shows only as their turn comes. */
function lettersOf(desk: Desk, { before, plan }: Announcing): AnnouncedLetters {
  const inBoth = (as: AnnouncedAs, about: MaintenancePlan) => ({
    it: desk.announcements.write(as, about, 'it'),
    en: desk.announcements.write(as, about, 'en'),
  });
  if (!plan) return before ? { cancelled: inBoth('cancelled', before) } : {};
  const planned = inBoth('planned', plan);
  return before ? { planned, changed: inBoth('changed', plan) } : { planned };
}

function countsOf(people: MayBeTold[]): Counts {
  const of = (as: AnnouncedAs) => {
    const told = people.filter(each => each.as === as && each.why === null);
    const inLanguage = (language: Language) => told.filter(each => each.language === language).length;
    return { it: inLanguage('it'), en: inLanguage('en') };
  };
  return { planned: of('planned'), changed: of('changed'), cancelled: of('cancelled') };
}

function leftOutOf(people: MayBeTold[]): FrozenAnnouncement['leftOut'] {
  const reasons = Map.groupBy(
    people.flatMap(({ why }) => why ?? []),
    why => why,
  );
  return [...reasons].map(([why, { length }]) => ({ why, count: length }));
}

/** The same for the same mailbox, however often it is sent. */
function nonceOf(announcement: string, base: string): string {
  return createHash('sha256').update(`${announcement}:${base}`).digest('hex').slice(0, 16);
}
