import type { Desk } from '../../desk/desk.ts';
import { keepTold, toldLast } from '../../store/chats/told.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Fault, Told } from '../actions/action.ts';
import type { ButtonPress } from '../button-press.ts';

/** @property before under which key the same was pressed within the last minute; null: it was not */
type Once = { press: ButtonPress; operator: Operator; before: string | null };

/**
 * Does what leaves no event on a ticket, by which its repetition were known: what its presser was told last, of the same
 * request or thing, is kept, and told again when that press comes again.
 *
 * A form that is sent is done once. A mere button is done again, for it may be meant anew; where it finds nothing to do it is
 * answered as the first. What the same person did since makes it another press.
 */
export async function toldOnce<T extends object>(
  { db }: Pick<Desk, 'db'>,
  { press, operator, before }: Once,
  work: () => Promise<T | Told | Fault>,
): Promise<T | Told | Fault> {
  const subject = `${operator.id}:${press.ticket}:${press.nonce}`;
  const key = before ?? press.key;
  const known = async (): Promise<Told | null> => {
    const last = await toldLast(db, subject);
    return last?.press === key ? { told: last.line } : null;
  };
  const isForm = press.inputs.opened !== undefined;
  const first = isForm ? await known() : null;
  if (first) return first;
  const done = await work();
  const isTold = 'told' in done;
  if (isTold && !done.idle && !done.passing) await keepTold(db, subject, key, done.told, new Date());
  return (isTold && done.idle) || 'fault' in done ? ((await known()) ?? done) : done;
}
