import { categoryKind } from '../../../ticket/catalogue/catalogue.ts';
import type { OperatorCommand } from '../../../ticket/commands.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { FormField } from '../../card.ts';
import { lengthMeant } from '../../when/length-meant.ts';
import type { Words } from '../../words/words.ts';
import type { Fault, Filling } from '../action.ts';
import { lineField } from '../fields.ts';

/** "un'ora e tre quarti" */
const workAtMost = 60;

/** How long was worked on it, where that is paid for, or was noted before; elsewhere nobody is asked. */
export function workFields({ speech, ticket, words, typed }: Filling): FormField[] {
  if (!isCounted(ticket, speech.catalogue)) return [];
  const { field } = words.work;
  return [lineField('work', field, { required: false, maxLength: workAtMost, value: typed.work ?? '' })];
}

/** What was typed there, as it is noted; nothing where nothing was. */
export function workNoted(typed: string | undefined, words: Words): OperatorCommand[] | Fault {
  if ((typed ?? '').trim() === '') return [];
  const minutes = lengthMeant(typed ?? '');
  return minutes === null ? { fault: words.work.bad } : [{ type: 'note-work', minutes }];
}

function isCounted(
  { category, work, quotes }: Seen<Ticket>,
  catalogue: Parameters<typeof categoryKind>[0],
): boolean {
  const isBilled = category !== null && categoryKind(catalogue, category).billable;
  return isBilled || work.length > 0 || quotes.some(({ state }) => state === 'accepted');
}
