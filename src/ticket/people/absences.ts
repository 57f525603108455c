import type { Named } from '../words.ts';

/** Somebody is away for a while: from when until when, and who stands in for them. */
export type Absence = {
  id: number;
  operator: Named;
  from: Date;
  until: Date;
  /** null: nobody in particular, so whoever is there. */
  substitute: Named | null;
};

/** All absences that are going on, or planned; what has been ended is not among them. */
export type Absences = readonly Absence[];

/** Whoever stands in may be away too, and so on: looked for so far, and no further. */
const linksAtMost = 10;

/** The absence of somebody that goes on at an instant: it begins with its first, and is over at its last. Pure. */
export function absenceOf(absences: Absences, operator: number, now: Date): Absence | null {
  return (
    absences.find(({ operator: { id }, from, until }) => id === operator && from <= now && now < until) ??
    null
  );
}

export function isAway(absences: Absences, operator: number, now: Date): boolean {
  return absenceOf(absences, operator, now) !== null;
}

/**
 * Who stands in for somebody at an instant: whom they named; where that person is away too, whom that one named. Pure.
 *
 * @param isHere whether somebody is an operator still; the desk's live absences name nobody who is none
 * @returns null where nobody does, or it goes round in a circle; who is not away needs nobody
 */
export function standInFor(
  absences: Absences,
  operator: number,
  now: Date,
  isHere: (id: number) => boolean = () => true,
): Named | null {
  let next = absenceOf(absences, operator, now)?.substitute ?? null;
  for (let links = 0; next !== null && links < linksAtMost; links += 1) {
    if (next.id === operator || !isHere(next.id)) return null;
    const away = absenceOf(absences, next.id, now);
    if (!away) return next;
    next = away.substitute;
  }
  return null;
}

/** One that lies, wholly or in part, in the same time as another of the same person. @param but not this one */
export function overlapping(
  absences: Absences,
  { operator, from, until }: Pick<Absence, 'from' | 'until'> & { operator: number },
  but: number | null,
): Absence | null {
  return (
    absences.find(
      known => known.operator.id === operator && known.id !== but && known.from < until && from < known.until,
    ) ?? null
  );
}
