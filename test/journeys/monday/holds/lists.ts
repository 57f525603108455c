import type { Hand } from '../hand.ts';
import type { Told } from './told.ts';

/** Those that are read from the top: what is promised next, or broken, stands first. */
const byPromise = ['coda', 'mie', 'scadenze', 'in attesa'];

/** What each list must hold for an operator. */
function listed(all: Told[], operator: number, now: Date): Record<string, number[]> {
  const open = all.filter(({ ticket }) => ticket.status !== 'closed');
  const awake = open.filter(({ ticket }) => ticket.snoozedUntil === null);
  // Eight working hours from a working day's hour are the same hour of the next.
  const soon = new Date(now.getTime() + 24 * 3_600_000);
  const numbers = (told: Told[]) => told.map(({ ticket }) => ticket.number);
  return {
    coda: numbers(awake.filter(({ ticket }) => ticket.status === 'new')),
    mie: numbers(awake.filter(({ ticket }) => ticket.assignee?.id === operator)),
    scadenze: numbers(open.filter(({ due }) => due !== null && due <= soon)),
    'in attesa': numbers(open.filter(({ ticket }) => ticket.status === 'waiting')),
    rimandate: numbers(open.filter(({ ticket }) => ticket.snoozedUntil !== null)),
    seguite: numbers(open.filter(({ ticket }) => ticket.watchers.some(({ id }) => id === operator))),
    // What was merged is part of another, and counted there.
    'chiuse oggi': numbers(
      all.filter(({ ticket }) => ticket.status === 'closed' && ticket.mergedInto === null),
    ),
  };
}

/** What falls first stands first, and what is owed nothing last. */
function isInOrder(numbers: number[], all: Told[]): boolean {
  const dueOf = new Map(all.map(({ ticket, due }) => [ticket.number, due?.getTime()]));
  const dues = numbers.map(number => dueOf.get(number) ?? Number.POSITIVE_INFINITY);
  return dues.every((due, at) => at === 0 || (dues[at - 1] ?? 0) <= due);
}

/**
 * Every list as an operator sees it on one platform, against what the database says: all of it, each once, what is promised
 * next first, and the whole number said.
 */
export async function incomplete(hand: Hand, operator: number, all: Told[], now: Date): Promise<string[]> {
  const faults: string[] = [];
  for (const [words, should] of Object.entries(listed(all, operator, now))) {
    const { error, numbers, counts } = await hand.list(words);
    const fault = (what: string) => faults.push(`${hand.name}, ${words}: ${what}`);
    if (error !== '') fault(error);
    if (numbers.toSorted().join() !== should.toSorted().join()) fault(`${numbers} in place of ${should}`);
    else if (byPromise.includes(words) && !isInOrder(numbers, all)) fault(`${numbers} are not in order`);
    const total = counts.map(said => Number(/(\d+)(?: richiest[ae])?$/.exec(said)?.[1] ?? -1));
    if (should.length > 0 && (total.length === 0 || total.some(each => each !== should.length)))
      fault(`it says ${counts.join(' | ')} where there are ${should.length}`);
  }
  return faults;
}
