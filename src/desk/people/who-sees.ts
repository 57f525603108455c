import type { RequestFacts } from '../../ticket/sight/sight.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';

/** Of these people, those who may see a request's words: whom it can be given to, and who can be called about it. */
export function whoSees(
  desk: Pick<Desk, 'maySeeWords'>,
  request: RequestFacts,
  people: Operator[],
): Operator[] {
  return people.filter(operator => desk.maySeeWords(request, { kind: 'operator', operator }, 'call'));
}
