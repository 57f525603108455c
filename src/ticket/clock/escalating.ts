import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { act, remark } from '../grammar/traits.ts';
import type { Ticket } from '../ticket.ts';
import type { Named } from '../words.ts';
import type { DueStep } from './ladder.ts';
import type { PromiseKind, Tell } from './policy.ts';
import { firstOf, type Roster } from './roster.ts';

/** A promise is near or broken: people are told, step by step, until somebody acts or says that they are on it. */

export type EscalatingCommand = { type: 'acknowledge' };

/** As what people are called: `serving` is the operator of its company, while nobody has it. */
export type CalledAs = Tell | 'serving';

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
export function escalate(step: DueStep, { assignee, company }: Ticket, roster: Roster): EscalatingEvent {
  const { promise, share, repetition, due } = step;
  const isLeft = step.tell === 'assignee' && assignee && roster.gone?.includes(assignee.id);
  const serving = company === null ? undefined : roster.serving?.[company];
  // Before everybody is called because nobody has it, whoever serves its company is, as a rule.
  if (step.tell === 'assignee' && !assignee && serving)
    return {
      type: 'escalated',
      promise,
      share,
      repetition,
      due: due.toISOString(),
      tell: 'serving',
      told: [serving],
    };
  const tell = isLeft ? 'on-duty' : step.tell;
  const told = toldBy(tell, assignee, roster);
  return { type: 'escalated', promise, share, repetition, due: due.toISOString(), tell, told };
}

function toldBy(tell: Tell, assignee: Named | null, roster: Roster): Named[] {
  switch (tell) {
    case 'assignee':
      return assignee ? [assignee] : [];
    case 'on-duty':
      return firstOf(roster.onDuty, roster.managers);
    case 'managers':
      return firstOf(roster.managers, roster.onDuty);
    default:
      return tell satisfies never;
  }
}
