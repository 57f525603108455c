import type { Fact } from '../fact.ts';
import { termsAt } from '../terms-in-force.ts';
import { lasted, unmeasured } from './judging.ts';
import { isTakenBack, type Step, type ToldLog } from './told-log.ts';

type Answer = Pick<Fact, 'sequence' | 'at' | 'operator'> & { isSaved: boolean };

/** What a person wrote to the customer with this event; null where nobody did, or it was taken back. */
function answerIn(log: ToldLog, { recorded }: Step): Answer | null {
  const { event, actor, at, sequence } = recorded;
  if (actor.kind !== 'operator' || isTakenBack(log, recorded)) return null;
  const answer = { sequence, at: at.getTime(), operator: actor.id, isSaved: false };
  switch (event.type) {
    case 'replied':
    case 'clarification-asked':
    case 'quote-offered':
    case 'closed':
      return { ...answer, isSaved: (event.saved ?? []).length > 0 };
    case 'wrote-outside':
      return event.reached ? { ...answer, at: Date.parse(event.arrivedAt) } : null;
    case 'vouched':
      return event.reached && event.doing === 'wrote'
        ? { ...answer, at: Date.parse(event.arrivedAt), operator: event.operator.id }
        : null;
    default:
      return null;
  }
}

/** Everything that people wrote to the customer, in the order of the log. */
export function answersIn(log: ToldLog): Answer[] {
  return log.steps.flatMap(step => answerIn(log, step) ?? []);
}

/** The one with which the customer first heard from a person; null while they have not. */
export function firstAnswer(answers: readonly Answer[]): Answer | null {
  return answers.toSorted((a, b) => a.at - b.at || a.sequence - b.sequence)[0] ?? null;
}

/** Each of them as a fact; the first is measured from the arrival. */
export function answerFacts(log: ToldLog, answers: readonly Answer[]): Fact[] {
  const first = firstAnswer(answers);
  const { today } = log;
  return answers.map(answer => {
    const { isSaved, ...said } = answer;
    const isMeasured = answer === first && !today.fromBacklog;
    return {
      kind: 'answered',
      ...said,
      ...unmeasured,
      ...(isMeasured ? lasted(today, new Date(answer.at), termsAt(log.history, answer.at)) : {}),
      amount: isSaved ? 1 : 0,
    };
  });
}
