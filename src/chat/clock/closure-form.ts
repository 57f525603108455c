import { z } from 'zod';
import { clip } from '../../clip.ts';
import type { ButtonPress } from '../../desk/button-press.ts';
import type { Desk } from '../../desk/desk.ts';
import { allOperators } from '../../store/people/operators.ts';
import type { PlannedClosure } from '../../ticket/desk-events.ts';
import type { Operator } from '../../ticket/words.ts';
import type { FormView } from '../card.ts';
import { readableLine } from '../readable.ts';
import { dateOf, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

const daysAtMost = 60;
const nameLength = 60;

const input = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  name: z
    .string()
    .trim()
    .min(1)
    .transform(name => clip(name, nameLength)),
  operator: z
    .string()
    .default('')
    .transform(id => Number(id) || null),
});

/** What the form says; else what is wrong with it. */
export function closureTyped(
  desk: Desk,
  press: ButtonPress,
  speech: Speech,
  typed: Record<string, string>,
  operators: Operator[],
): { closure: PlannedClosure | null; fault: string } {
  const { closures } = wordsIn(speech.language).clock;
  const faulty = (fault: string) => ({ closure: null, fault });
  const parsed = input.safeParse(typed);
  if (!parsed.success) return faulty(typed.name?.trim() ? closures.datesMissing : closures.nameMissing);
  const { from, to, name, operator } = parsed.data;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days < 1) return faulty(closures.backwards);
  if (days > daysAtMost) return faulty(closures.tooLong(daysAtMost));
  if (to < dateOf(speech, desk.clock())) return faulty(closures.inThePast);
  const person = operators.find(({ id }) => id === operator);
  const onCall = person ? { id: person.id, name: person.name } : null;
  return { closure: { id: press.ticket, from, to, name, onCall }, fault: '' };
}

/** In which a closure is planned or changed. @param notice what is wrong with what was typed */
export async function closureForm(
  desk: Desk,
  press: ButtonPress,
  speech: Speech,
  typed: Record<string, string>,
  notice: string,
): Promise<FormView> {
  const words = wordsIn(speech.language);
  const said = words.clock.closures.form;
  const date = (id: 'from' | 'to', label: string) =>
    ({ id, kind: 'date', label, required: true, value: typed[id] ?? '' }) as const;
  return {
    verb: 'plan-closure',
    ticket: press.ticket,
    nonce: press.nonce,
    version: 0,
    language: speech.language,
    title: said.title,
    about: '',
    intro: said.intro,
    notice,
    fields: [
      date('from', said.from),
      date('to', said.to),
      {
        id: 'name',
        kind: 'text',
        multiline: false,
        label: said.name,
        placeholder: said.namePlaceholder,
        required: true,
        maxLength: nameLength,
        value: typed.name ?? '',
      },
      {
        id: 'operator',
        kind: 'choice',
        label: said.onCall,
        placeholder: said.nobody,
        required: false,
        options: (await allOperators(desk.db))
          .slice(0, 100)
          .map(({ id, name, email }) => ({ value: String(id), label: readableLine(name, 70) || email })),
        value: typed.operator ?? '',
      },
    ],
    submit: said.submit,
    cancel: words.cancel,
  };
}
