import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { act, remark } from '../grammar/traits.ts';
import { type Ticket, turnOf } from '../ticket.ts';
import type { Named } from '../words.ts';
import type { DueStep } from './ladder.ts';
import type { PromiseKind, Tell } from './policy.ts';
import { firstOf, type Roster, reached } from './roster.ts';

/** A promise is near or broken: people are told, step by step, until somebody acts or says that they are on it. */

export type EscalatingCommand = { type: 'acknowledge' };

/**
 * As what people are called, beside what the ladder says. While nobody has it: `turn` has been asked to claim it, `serving` is
 * the operator of its company. `substitute`: stands in for whoever is away.
 */
export type CalledAs = Tell | 'serving' | 'turn' | 'substitute';

export type EscalatingEvent =
  /** the clock told somebody that a promise is near or broken */
  | {
      type: 'escalated';
      promise: PromiseKind;
      /** Of the promise's working time: 1 is the breach. */
      share: number;
      /** 0 the first time */
      repetition: number;
      /** ISO */
      due: string;
      tell: CalledAs;
      told: Named[];
    }
  | { type: 'acknowledged' };

export const escalatingCommands: Commands<EscalatingCommand, EscalatingEvent, CommonRefusal> = {
  acknowledge: {
    staleBy: [],
    decide: ({ status }) =>
      status === 'closed' ? refuse({ reason: 'closed' }) : happen({ type: 'acknowledged' }),
  },
};

export const escalatingEvents: Events<EscalatingEvent> = {
  escalated: {
    ...act,
    isSaidElsewhere: true,
    // Outside it is told once, however often people are called.
    tellsOutside: ({ share, repetition }) =>
      repetition > 0 ? null : share >= 1 ? 'ticket.promise_broken' : 'ticket.promise_near',
    strings: { due: 'ours', 'told.*.name': 'theirs' },
    evolve: ({ escalation }, { promise, share, repetition }, _, at) => ({
      escalation: {
        ...escalation,
        struck: { ...escalation.struck, [promise]: share },
        told: { ...escalation.told, [promise]: { at: at.getTime(), repetitions: repetition } },
      },
    }),
  },
  acknowledged: {
    ...remark,
    strings: {},
    evolve: ({ escalation }, _, __, at) => ({ escalation: { ...escalation, acknowledgedAt: at.getTime() } }),
  },
};

/** A step of the ladder is told now. */
export function escalate(step: DueStep, ticket: Ticket, roster: Roster): EscalatingEvent {
  const { promise, share, repetition, due } = step;
  const called = step.tell === 'assignee' ? inPlaceOfAssignee(ticket, roster) : byLadder(step.tell, roster);
  return { type: 'escalated', promise, share, repetition, due: due.toISOString(), ...called };
}

type Called = { tell: CalledAs; told: Named[] };

/** Whoever has it, or who is there for them; while nobody has it who should claim it, before everybody is called. */
function inPlaceOfAssignee(ticket: Ticket, roster: Roster): Called {
  const { assignee, company } = ticket;
  if (!assignee) {
    const turn = turnOf(ticket);
    const asked = turn && !roster.gone?.includes(turn.id) ? reached(roster, turn) : null;
    if (asked) return { tell: asked === turn ? 'turn' : 'substitute', told: [asked] };
    const serving = company === null ? undefined : roster.serving?.[company];
    return serving ? { tell: 'serving', told: [serving] } : { tell: 'assignee', told: [] };
  }
  if (roster.gone?.includes(assignee.id)) return byLadder('on-duty', roster);
  const there = reached(roster, assignee);
  if (!there) return byLadder('on-duty', roster);
  return { tell: there === assignee ? 'assignee' : 'substitute', told: [there] };
}

function byLadder(tell: Exclude<Tell, 'assignee'>, { onDuty, managers }: Roster): Called {
  return { tell, told: tell === 'on-duty' ? firstOf(onDuty, managers) : firstOf(managers, onDuty) };
}
