import { upTo } from '../../../clip.ts';
import { type AwayWish, goAway as send } from '../../../desk/away/go-away.ts';
import { allOperators } from '../../../store/people/operators.ts';
import { actorOf, type Operator } from '../../../ticket/words.ts';
import { awayFaultInWords, wentAwayInWords } from '../../away/in-words.ts';
import type { FormField } from '../../card.ts';
import { momentOf } from '../../in-words/moment.ts';
import { instantInWords } from '../../say.ts';
import { beginMeant, hasBegun } from '../../when/begin-meant.ts';
import type { AsideAsked, Fault, Inputs } from '../action.ts';
import { aside } from '../aside.ts';
import { choiceField, colleagues, lineField, lineOf } from '../fields.ts';
import { offered } from '../offer.ts';
import { momentFields, momentIn, momentSaid } from '../putting-off/moment-form.ts';
import { type AbsenceMeant, absenceMeant } from './absence-meant.ts';

const noteAtMost = 1000;
const momentAtMost = 80;
/** Of the choice of who stands in. */
const nobody = 'none';

/** Whoever presses is away for a while, or a colleague is, for managers; or an absence that is known is changed. */
export const goAway = aside({
  about: 'absence',
  verb: 'go-away',
  label: ({ away }, id) => (id === 0 ? away.buttons.go : away.buttons.change),
  offered: () => offered,
  managersOnly: null,
  find: absenceMeant,
  form: {
    words,
    known,
    stands: ({ absence }, asked) =>
      absence ? asked.words.untilThen(instantInWords(asked.speech, absence.until)) : '',
    fields,
  },
  read,
  preview: null,
  carryOut: async (wish, _meant, { desk, speech, press, operator }) => {
    const went = await send(desk, wish, { actor: actorOf(operator), origin: press.platform });
    if (!went.ok && went.fault.reason === 'overtaken') return { overtaken: true };
    if (!went.ok) return { fault: awayFaultInWords(went.fault, speech) };
    return { told: wentAwayInWords(went, operator, { desk, speech }).join(' ') };
  },
});

function words({ away }: AsideAsked['words'], { absence }: AbsenceMeant) {
  const { title, intro, submit } = away.form;
  return { title, intro: absence ? '' : intro, submit };
}

function known({ absence, person }: AbsenceMeant): Inputs {
  return {
    operator: String(person.id),
    substitute: absence?.substitute ? String(absence.substitute.id) : '',
    text: absence?.note ?? '',
    until: absence?.until.toISOString() ?? '',
  };
}

async function fields(typed: Inputs, asked: AsideAsked): Promise<FormField[]> {
  const { desk, words, speech, operator, press } = asked;
  const { form } = words.away;
  const operators = await allOperators(desk.db);
  const choice = (id: 'operator' | 'substitute', label: string, people: Operator[], none: string) =>
    choiceField(
      id,
      { label, placeholder: words.fields.choose },
      {
        required: id === 'operator',
        value: typed[id] || (id === 'substitute' ? nobody : ''),
        options: [
          ...(none ? [{ value: nobody, label: none }] : []),
          ...colleagues(people, momentOf(desk, speech)),
        ],
      },
    );
  const isNew = press.ticket === 0;
  const until = new Date(isNew ? '' : (typed.until ?? ''));
  return [
    ...(Number.isNaN(until.getTime()) ? [] : [lineOf('about', form.known(instantInWords(speech, until)))]),
    ...(isNew && operator.role !== 'operator' ? [choice('operator', form.who, operators, '')] : []),
    ...(isNew
      ? [
          lineField(
            'from',
            { label: form.from, placeholder: form.fromPlaceholder },
            { required: false, maxLength: momentAtMost, value: typed.from ?? '' },
          ),
        ]
      : []),
    ...momentFields(typed, {
      ...asked,
      label: form.until,
      mustWork: true,
      begins: await beginning(typed, asked),
    }),
    choice('substitute', form.substitute, operators, form.nobody),
    {
      id: 'text',
      kind: 'text',
      multiline: true,
      label: form.note,
      placeholder: form.notePlaceholder,
      required: false,
      maxLength: noteAtMost,
      value: typed.text ?? '',
    },
  ];
}

async function read(
  typed: Inputs,
  { person, absence }: AbsenceMeant,
  asked: AsideAsked,
): Promise<{ input: AwayWish } | Fault> {
  const { desk, words, operator } = asked;
  const operators = await allOperators(desk.db);
  const find = (id: string | undefined) => operators.find(known => String(known.id) === id);
  const whose = absence ? person : (find(typed.operator) ?? person);
  if (whose.id !== operator.id && operator.role === 'operator')
    return { fault: words.away.faults.managersOnly };
  const from = fromIn(typed, asked);
  if (from && 'fault' in from) return from;
  const begins = absence ? absence.from : (from?.at ?? null);
  const until = untilIn(typed, absence, { ...asked, begins });
  if ('fault' in until) return until;
  const substitute = find(typed.substitute);
  const named = ({ id, name }: Operator) => ({ id, name });
  return {
    input: {
      operator: named(whose),
      from: absence && absence.from > desk.clock() ? absence.from : (from?.at ?? null),
      until: until.at,
      substitute: substitute ? named(substitute) : null,
      note: upTo((typed.text ?? '').trim(), noteAtMost),
      ...(absence ? { changes: absence } : {}),
    },
  };
}

/** Until when; of an absence that is known, as it was, where nothing else is said. */
function untilIn(
  typed: Inputs,
  absence: AbsenceMeant['absence'],
  asked: AsideAsked & { begins: Date | null },
): { at: Date } | Fault {
  const isSaid = [typed.moment, typed.when, typed.meant].some(said => said?.trim());
  if (absence && !isSaid) return { at: absence.until };
  return momentIn(typed, { ...asked, mustWork: true });
}

/** When what is being filled in begins, as far as that can be read; null: now. */
async function beginning(typed: Inputs, asked: AsideAsked): Promise<Date | null> {
  const meant = await absenceMeant(asked);
  if ('found' in meant && meant.found.absence) return meant.found.absence.from;
  const from = fromIn(typed, asked);
  return from && 'at' in from ? from.at : null;
}

/** From when; null: from now on, or what has begun by what is said of its end. */
function fromIn(typed: Inputs, asked: AsideAsked): { at: Date } | Fault | null {
  const { desk, words } = asked;
  const said = typed.from ?? '';
  if (said.trim() === '') return null;
  const now = desk.clock();
  const begins = beginMeant(said, { calendar: desk.calendar.now(), now, mustWork: true });
  const until = momentSaid(typed, { ...asked, mustWork: true });
  if (until && hasBegun(begins, { at: until, isLength: false }, now)) return null;
  const { ahead } = begins;
  return ahead.ok ? { at: ahead.at } : { fault: words.away.faults.from(words.when.faults[ahead.fault]) };
}
