import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { remark } from '../grammar/traits.ts';
import type { Ticket } from '../ticket.ts';

/** The time that was worked on a request, as operators note it: for the invoice, and for nobody's clock. */

export type WorkingCommand =
  | { type: 'note-work'; minutes: number }
  /** `minutes` 0 strikes it out */
  | { type: 'correct-work'; entry: number; minutes: number };

export type WorkingEvent =
  | { type: 'work-noted'; minutes: number; quote: number | null }
  | { type: 'work-corrected'; entry: number; was: number; minutes: number };

export type WorkingRefusal =
  | { reason: 'work-length'; hours: number }
  | { reason: 'no-such-work' }
  /** somebody else noted it: they may correct it, and managers */
  | { reason: 'not-your-work'; name: string };

/** What is noted at once: more than a day is a slip of the hand. */
const hoursAtMost = 24;

export const workingCommands: Commands<WorkingCommand, WorkingEvent, WorkingRefusal | CommonRefusal> = {
  'note-work': {
    staleBy: [],
    decide: (ticket, { minutes }) =>
      isLength(minutes, 1)
        ? happen({ type: 'work-noted', minutes, quote: agreedOn(ticket) })
        : refuse({ reason: 'work-length', hours: hoursAtMost }),
  },
  'correct-work': {
    staleBy: [],
    decide({ work }, { entry, minutes }, actor) {
      const noted = work.find(({ id }) => id === entry);
      if (!noted) return refuse({ reason: 'no-such-work' });
      if (noted.by.id !== actor.id && actor.role === 'operator')
        return refuse({ reason: 'not-your-work', name: noted.by.name });
      if (!isLength(minutes, 0)) return refuse({ reason: 'work-length', hours: hoursAtMost });
      if (minutes === noted.minutes) return refuse({ reason: 'nothing-changed' });
      return happen({ type: 'work-corrected', entry, was: noted.minutes, minutes });
    },
  },
};

export const workingEvents: Events<WorkingEvent> = {
  'work-noted': {
    ...remark,
    strings: {},
    evolve(ticket, { minutes, quote }, actor, at) {
      if (actor.kind !== 'operator') throw new Error('only an operator works');
      const by = { id: actor.id, name: actor.name };
      return { work: [...ticket.work, { id: ticket.version + 1, minutes, by, quote, at: at.getTime() }] };
    },
  },
  'work-corrected': {
    ...remark,
    strings: {},
    evolve: ({ work }, { entry, minutes }) => ({
      work: work.map(each => (each.id === entry ? { ...each, minutes } : each)),
    }),
  },
};

function isLength(minutes: number, least: number): boolean {
  return Number.isInteger(minutes) && minutes >= least && minutes <= hoursAtMost * 60;
}

/** The quote that the customer accepted last. */
function agreedOn({ quotes }: Ticket): number | null {
  return quotes.findLast(({ state }) => state === 'accepted')?.version ?? null;
}
