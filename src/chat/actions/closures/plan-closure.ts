import { z } from 'zod';
import { clip } from '../../../clip.ts';
import { changesThePast, movesOf, planClosure as plan } from '../../../desk/clock/closures.ts';
import { allOperators } from '../../../store/people/operators.ts';
import type { PlannedClosure } from '../../../ticket/log/desk-events.ts';
import { actorOf } from '../../../ticket/words.ts';
import type { FormField } from '../../card.ts';
import { daysInWords } from '../../in-words/days-in-words.ts';
import { momentOf } from '../../in-words/moment.ts';
import { dateOf } from '../../say.ts';
import type { AsideAsked, Fault, Inputs } from '../action.ts';
import { aside } from '../aside.ts';
import { choiceField, colleagues, dateField, lineField } from '../fields.ts';
import { offered } from '../offer.ts';
import { movesInWords, plannedClosure } from './planned.ts';

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

/** Days on which the desk does not work: planned anew (the id is 0 then), or changed; first it is shown what moves. */
export const planClosure = aside({
  about: 'closure',
  verb: 'plan-closure',
  label: ({ clock: { closures } }, id) => (id === 0 ? closures.plan : closures.change),
  offered: () => offered,
  managersOnly: words => words.clock.closures.managersOnly,
  find: async asked => {
    const known = await plannedClosure(asked);
    const isGone = !known && asked.press.ticket !== 0;
    return isGone ? { told: asked.words.clock.closures.gone } : { found: known };
  },
  form: { words: words => words.clock.closures.form, known: asInputs, fields },
  read,
  preview: async (_known, closure, asked) => {
    const { title, intro, save } = asked.words.clock.closures.preview;
    const moves = await movesOf(asked.desk, closure.id, closure);
    return {
      title,
      intro: intro(daysInWords(closure, asked.speech)),
      text: movesInWords(moves, asked),
      send: save,
    };
  },
  carryOut: async (closure, known, asked) => {
    const { desk, words, press, operator } = asked;
    const by = { actor: actorOf(operator), origin: press.platform };
    const refusal = await plan(desk, closure, by, known);
    const { saved, gone } = words.clock.closures;
    switch (refusal) {
      case null:
        return { told: saved };
      case 'gone':
        return { told: gone, idle: true };
      case 'overtaken':
        return { overtaken: true };
      case 'past':
        return { fault: pastInWords(known, asked) };
      default:
        return refusal satisfies never;
    }
  },
});

function asInputs(known: PlannedClosure | undefined): Inputs {
  if (!known) return {};
  const { from, to, name, onCall } = known;
  return { from, to, name, operator: String(onCall?.id ?? '') };
}

/** What a closure that has begun must leave as it is, and that a new one begins today at the earliest. */
function pastInWords(
  known: PlannedClosure | undefined,
  { desk, speech, words }: Pick<AsideAsked, 'desk' | 'speech' | 'words'>,
): string {
  const { over, hasBegun, fromToday } = words.clock.closures;
  const today = dateOf(speech, desk.clock());
  if (!known || known.from >= today) return fromToday;
  return known.to < today ? over : hasBegun(daysInWords({ from: known.from, to: known.from }, speech));
}

async function fields(typed: Inputs, { desk, words, speech }: AsideAsked): Promise<FormField[]> {
  const said = words.clock.closures.form;
  return [
    dateField('from', said.from, typed.from ?? ''),
    dateField('to', said.to, typed.to ?? ''),
    lineField(
      'name',
      { label: said.name, placeholder: said.namePlaceholder },
      { required: true, maxLength: nameLength, value: typed.name ?? '' },
    ),
    choiceField(
      'operator',
      { label: said.onCall, placeholder: said.nobody },
      {
        required: false,
        value: typed.operator ?? '',
        options: colleagues(await allOperators(desk.db), momentOf(desk, speech)),
      },
    ),
  ];
}

async function read(
  typed: Inputs,
  known: PlannedClosure | undefined,
  asked: AsideAsked,
): Promise<{ input: PlannedClosure } | Fault> {
  const { desk, speech, words, press } = asked;
  const { closures } = words.clock;
  const parsed = input.safeParse(typed);
  if (!parsed.success) return { fault: typed.name?.trim() ? closures.datesMissing : closures.nameMissing };
  const { from, to, name, operator } = parsed.data;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days < 1) return { fault: closures.backwards };
  if (days > daysAtMost) return { fault: closures.tooLong(daysAtMost) };
  const today = dateOf(speech, desk.clock());
  if (to < today) return { fault: closures.inThePast };
  if (changesThePast(known ?? null, { from, to }, today)) return { fault: pastInWords(known, asked) };
  const person = (await allOperators(desk.db)).find(({ id }) => id === operator);
  const onCall = person ? { id: person.id, name: person.name } : null;
  return { input: { id: press.ticket, from, to, name, onCall } };
}
