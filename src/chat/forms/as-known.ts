import { createHash } from 'node:crypto';
import { clip } from '../../clip.ts';
import type { AsideAsked, Inputs } from '../actions/action.ts';
import type { FormField } from '../card.ts';
import { daysInWords } from '../in-words/days-in-words.ts';
import { readableLine } from '../readable.ts';
import { isFilled } from './views.ts';

/** What such a form knows of what it is about. */
type Knowing<Subject> = {
  known(subject: Subject): Inputs;
  stands?: (subject: Subject, asked: AsideAsked) => string;
  fields(typed: Inputs, asked: AsideAsked): FormField[] | Promise<FormField[]>;
};

/**
 * What a form bears of what was known as it was opened: what is about no request has no version by which it were seen that
 * somebody else changed it since.
 */
export function digestOfKnown<Subject>({ known }: Pick<Knowing<Subject>, 'known'>, subject: Subject): string {
  const sorted = Object.entries(known(subject)).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 16);
}

/** Whether something else is known by now than as the form was opened. */
export function isOvertaken<Subject>(
  form: Pick<Knowing<Subject>, 'known'>,
  subject: Subject,
  { asKnown = '' }: Inputs,
): boolean {
  return asKnown !== '' && asKnown !== digestOfKnown(form, subject);
}

/** What was typed, in a form that is opened anew: told what stands now, whoever sends it means that. */
export function anew({ asKnown: _, ...typed }: Inputs): Inputs {
  return typed;
}

const shownAtMost = 80;

/** What stands now, field by field. */
export async function standing<Subject>(
  form: Knowing<Subject>,
  subject: Subject,
  asked: AsideAsked,
): Promise<string> {
  const fields = await form.fields(form.known(subject), asked);
  const said = fields.filter(isFilled).map(field => {
    const chosen =
      field.kind === 'choice' ? field.options.find(({ value }) => value === field.value)?.label : null;
    const date =
      field.kind === 'date' && field.value
        ? daysInWords({ from: field.value, to: field.value }, asked.speech)
        : null;
    return [
      field.label,
      clip(readableLine(chosen ?? date ?? field.value, shownAtMost), shownAtMost),
    ] as const;
  });
  const filled = said.filter(([, value]) => value !== '').map(([label, value]) => `${label}: ${value}`);
  return [form.stands?.(subject, asked) ?? '', ...filled].filter(Boolean).join(' · ');
}
