import type { Texts } from '../incidents/incident.ts';
import type { Language } from '../words.ts';
import type { MaintenancePlan } from './maintenance.ts';

/** As what somebody is told of a maintenance: for the first time, or as one who has been told before. */
export type AnnouncedAs = 'planned' | 'changed' | 'cancelled';

/**
 * What became of a letter of an announcement. `queued`: it waits for the mail server; `told`: that has taken it; `stopped`: it was kept
 * back; `perhaps`: nobody knows whether it has left, and it is tried no more.
 */
export type Outcome = 'queued' | 'told' | 'failed' | 'bounced' | 'stopped' | 'perhaps' | 'left-out';

/** A letter as it goes. */
export type AnnouncedLetter = { subject: string; text: string; html: string };
/** An announcement as it is read before it goes: it is about no request. */
export function inFull({ subject, text }: AnnouncedLetter): string {
  return `${subject}\n\n${text.trim()}`;
}

export type AnnouncedLetters = Partial<Record<AnnouncedAs, Record<Language, AnnouncedLetter>>>;

/** A plan as it is kept: instants ISO. */
export type AnnouncedPlan = { service: string; from: string; to: string; texts: Texts };

export function keptPlan({ service, from, to, texts }: MaintenancePlan): AnnouncedPlan {
  return { service, from: from.toISOString(), to: to.toISOString(), texts };
}

/** To whom: all whom it concerns; only those who have been told of it before; nobody. */
export type AnnouncedTo = 'concerned' | 'told' | 'nobody';

/** Somebody at an address who may be told. @property base the mailbox behind it */
export type Addressee = { base: string; address: string; language: Language };

/**
 * Who is told of a maintenance, and as what. Who has been told of it before is told of each change, and whether it is cancelled; who knows it
 * as it is now is not told again. Pure.
 *
 * @param told by base, the latest version of the maintenance of which somebody was told, perhaps
 * @param version of the maintenance that is announced; null: it is cancelled
 */
export function addressees(
  concerned: readonly Addressee[],
  told: ReadonlyMap<string, Addressee & { version: number }>,
  version: number | null,
): (Addressee & { as: AnnouncedAs })[] {
  const before = [...told.values()].filter(known => version === null || known.version < version);
  const first = version === null ? [] : concerned.filter(({ base }) => !told.has(base));
  return [
    ...before.map(({ version: _, ...known }) => ({
      ...known,
      as: version === null ? ('cancelled' as const) : ('changed' as const),
    })),
    ...first.map(each => ({ ...each, as: 'planned' as const })),
  ];
}
