import type { Mark } from './minutes.ts';

/** How a service stands, minute by minute, so that people are told once when it goes, and once when it is back. */
export type ServiceStanding = {
  /** The first of the minutes in a row in which it was down; null: it is up, as far as anybody knows. */
  downSince: Date | null;
  /** How many of these somebody saw. */
  minutesDown: number;
  /** People were told that it is down. */
  isTold: boolean;
  /** The first of the minutes in a row in which it was up again; null: none was, or nobody was told that it was down. */
  upSince: Date | null;
};

export const upright: ServiceStanding = { downSince: null, minutesDown: 0, isTold: false, upSince: null };

/** Of a service that nobody saw for longer than this in between, nobody knows that it was down all the time: it is counted anew. */
const unseenAtMost = 10;

/** It must be up for so many minutes before people hear that it is back: one that comes and goes is told of once. */
const backAfter = 3;

/**
 * How it stands after another minute, and what is to be told now. A minute that nobody measured says nothing.
 *
 * @param tellAfter it is told when it was down for so many minutes in a row
 * @param isPlanned it lies in planned maintenance, of which people know: nobody is told that it is down
 */
export function standingAfter(
  before: ServiceStanding,
  { minute, mark, isPlanned }: { minute: Date; mark: Mark; isPlanned: boolean },
  tellAfter: number,
): { standing: ServiceStanding; word: 'down' | 'back' | null } {
  if (mark === 'unknown') return { standing: before, word: null };
  if (mark === 'down') {
    const going = isBroken(before, minute) ? upright : before;
    const minutesDown = going.minutesDown + 1;
    const word = !going.isTold && !isPlanned && minutesDown >= tellAfter ? 'down' : null;
    const downSince = going.downSince ?? minute;
    const isTold = going.isTold || word === 'down';
    return { standing: { downSince, minutesDown, isTold, upSince: null }, word };
  }
  if (!before.isTold) return { standing: upright, word: null };
  const upSince = before.upSince ?? minute;
  return minute.getTime() - upSince.getTime() >= (backAfter - 1) * 60_000
    ? { standing: upright, word: 'back' }
    : { standing: { ...before, upSince }, word: null };
}

/** Whether too much of the time since it was first seen down was seen by nobody. Once people were told, it lasts until it is back. */
function isBroken({ downSince, minutesDown, isTold }: ServiceStanding, minute: Date): boolean {
  if (downSince === null || isTold) return false;
  return (minute.getTime() - downSince.getTime()) / 60_000 - minutesDown > unseenAtMost;
}
