import type { OperatorCommand } from '../../../ticket/commands.ts';
import { stillInside } from '../../../ticket/entering/entry.ts';
import type { FormField } from '../../card.ts';
import { readableLine } from '../../readable.ts';
import type { Filling, Ordering } from '../action.ts';
import { choiceField } from '../fields.ts';
import { leaving } from './leave-system.ts';

/** Asked where a request leaves the hands of whoever has it: are they, or others, in the customer's system still? */
export function insideFields({
  ticket,
  words,
  typed,
}: Pick<Filling, 'ticket' | 'words' | 'typed'>): FormField[] {
  const inside = stillInside(ticket.entries);
  if (inside.length === 0) return [];
  const { asks, left, stays } = words.actions.stillInside;
  const names = inside.map(({ by }) => readableLine(by.name, 40)).join(', ');
  return [
    choiceField(
      'inside',
      { label: asks(names), placeholder: words.fields.choose },
      {
        required: true,
        value: typed.inside ?? '',
        options: [
          // Who was shown leaves: somebody else may have gone in since.
          { value: `left ${inside.map(({ id }) => id).join(' ')}`, label: left },
          { value: 'stays', label: stays },
        ],
      },
    ),
  ];
}

/** What was answered there; of whoever has left by themselves meanwhile nothing is noted again. */
export function leavingNow(
  answer: string | undefined,
  { ticket, desk }: Pick<Ordering, 'ticket' | 'desk'>,
): OperatorCommand[] {
  const [said, ...shown] = (answer ?? '').split(' ');
  if (said !== 'left') return [];
  const now = desk.clock();
  return stillInside(ticket.entries)
    .filter(({ id }) => shown.includes(String(id)))
    .map(({ id }) => leaving(id, now, now));
}
