import { upTo } from '../../../clip.ts';
import type { Among, FrozenMessage } from '../../../desk/incidents/freeze.ts';
import { recipientsNow } from '../../../desk/incidents/freeze.ts';
import { variablesIn } from '../../../ticket/answers/saved-reply.ts';
import type { LetterKind } from '../../../ticket/grammar/letter-order.ts';
import { textLimit } from '../../../ticket/grammar/typed-text.ts';
import type { BroadcastKind, Texts } from '../../../ticket/incidents/incident.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { type Language, languages } from '../../../ticket/words.ts';
import type { FormField, PreviewView } from '../../card.ts';
import { leftOutInWords } from '../../in-words/incidents/left-out.ts';
import { knownIncident } from '../../incidents/known-incident.ts';
import type { Words } from '../../words/words.ts';
import type { AsideAsked, Fault, Inputs } from '../action.ts';

/** Forms and previews of what is written to many: a text for each language, and who gets it. */

const fieldOf = { it: 'italian', en: 'english' } as const satisfies Record<Language, string>;

export type Counts = Record<Language, number>;

/** How many would get it, in each language. */
export async function countsNow(asked: AsideAsked, kind: BroadcastKind, among: Among): Promise<Counts> {
  const known = await knownIncident(asked);
  if (!('found' in known)) return { it: 0, en: 0 };
  const { recipients } = await recipientsNow(asked.desk, known.found, { kind, among }, asked.operator);
  return { it: recipients.it.length, en: recipients.en.length };
}

/** A text for each language; which of them nobody needs is said. */
export function textFields(
  typed: Inputs,
  counts: Counts,
  { incident: { write } }: Words,
  label: (language: Language, count: number) => string,
): FormField[] {
  return languages.map(language => ({
    id: fieldOf[language],
    kind: 'text',
    multiline: true,
    label: counts[language] > 0 ? label(language, counts[language]) : write.needless[language],
    placeholder: write.placeholder[language],
    // Said by the form itself: which of them is needed changes while one writes.
    required: false,
    maxLength: textLimit,
    value: typed[fieldOf[language]] ?? '',
  }));
}

export function textsIn(typed: Inputs): Texts {
  const text = (language: Language) => upTo((typed[fieldOf[language]] ?? '').trim(), textLimit);
  return { it: text('it'), en: text('en') };
}

/** Whoever would get it must be able to read it, and finds nothing that was to be filled in. @returns what lacks; null where nothing does */
export function whatLacks(texts: Texts, counts: Counts, { incident, answers }: Words): Fault | null {
  // What is written to many is filled in for nobody.
  const open = variablesIn(Object.values(texts).join('\n'));
  if (open.length > 0) return { fault: answers.leftOpen(open.map(name => `{{${name}}}`).join(', ')) };
  if (counts.it + counts.en === 0) return { fault: incident.refusals.nobody };
  const lacking = languages.find(language => counts[language] > 0 && texts[language] === '');
  return lacking ? { fault: incident.write.textMissing[lacking](counts[lacking]) } : null;
}

/** Who gets it and who does not, counted, and the email as the first of each language gets it. */
export function shownTo(
  kind: LetterKind,
  { recipients, leftOut }: Omit<FrozenMessage, 'id'>,
  texts: Texts,
  outLabel: string,
  { desk, words, operator }: AsideAsked,
): Pick<PreviewView, 'head' | 'text'> {
  const { preview } = words.incident.write;
  const emailTo = (first: Seen<Ticket>, language: Language) => {
    const { subject, text } = desk.letters.write(kind, first, { operator, text: texts[language] });
    return `${preview.as[language](`#${first.number}`)}\n\n${subject}\n\n${text.trim()}`;
  };
  const letters = languages.flatMap(language =>
    recipients[language].slice(0, 1).map(first => emailTo(first, language)),
  );
  const out = leftOutInWords(leftOut, words);
  return {
    head: [
      { label: preview.italian, value: String(recipients.it.length) },
      { label: preview.english, value: String(recipients.en.length) },
      ...(out === '' ? [] : [{ label: outLabel, value: out }]),
    ],
    text: letters.join('\n\n'),
  };
}

/** How many get it, in whatever language. */
export function allOf({ recipients }: Pick<FrozenMessage, 'recipients'>): number {
  return recipients.it.length + recipients.en.length;
}

/** What the confirming press bears of its preview: foreign data. */
export function frozenIn({ press }: AsideAsked): number {
  return Number(press.inputs.frozen) || 0;
}
