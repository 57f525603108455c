import type { Desk } from '../../../desk/desk.ts';
import { findAccount } from '../../../store/people/operators.ts';
import type { Operator } from '../../../ticket/words.ts';
import { nameInText } from '../../away/in-words.ts';
import { colleaguesNamed } from '../../lists/typed/colleague.ts';

/** Named in a fault; there may be hundreds. */
const namesAtMost = 20;

/**
 * Whom somebody means by a name, or, in Slack, by a mention.
 *
 * @param name as it was typed, or `<@U0ANNA|anna>`
 * @returns all whom it could be
 */
export async function colleaguesMeant(
  name: string,
  operators: Operator[],
  { db }: Pick<Desk, 'db'>,
): Promise<Operator[]> {
  const [, userId] = /^<@([A-Z0-9]+)(?:\|[^>]*)?>$/.exec(name) ?? [];
  if (!userId) return colleaguesNamed(name.replace(/^@/, ''), operators);
  const account = await findAccount(db, 'slack', userId);
  return operators.filter(({ id }) => id === account?.operatorId);
}

/** Their names, in a sentence; of several of one name, with the address that tells them apart. */
export function namesOf(operators: Operator[]): string {
  const nameOf = ({ name, email }: Operator) => nameInText(name) || email;
  const isTwice = (person: Operator) =>
    operators.some(other => other.id !== person.id && nameOf(other) === nameOf(person));
  const names = operators
    .slice(0, namesAtMost)
    .map(person => (isTwice(person) ? `${nameOf(person)} (${person.email})` : nameOf(person)));
  return [...names, ...(operators.length > namesAtMost ? ['…'] : [])].join(', ');
}
