import { z } from 'zod';
import { clip } from '../../../clip.ts';
import { callOffClosure, type Move, movesOf, planClosure } from '../../../desk/clock/closures.ts';
import type { Desk } from '../../../desk/desk.ts';
import { plannedClosures } from '../../../store/clock/closures.ts';
import { findDraft, saveDraft } from '../../../store/mail/drafts.ts';
import { allOperators } from '../../../store/people/operators.ts';
import type { PlannedClosure } from '../../../ticket/desk-events.ts';
import { actorOf, type Operator } from '../../../ticket/words.ts';
import type { FormView, PressAnswer, PreviewView } from '../../card.ts';
import { daysInWords } from '../../cards/days-in-words.ts';
import type { ButtonPress } from '../../press/button-press.ts';
import { noFiles } from '../../press/letter/letter-files.ts';
import { readableLine } from '../../readable.ts';
import { dateOf, instantInWords, type Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

const movesShown = 12;
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

/**
 * A press about a closure: the form, what would move, and the deed. The closure's id travels where a ticket's number
 * does otherwise; 0 is a new one.
 */
export async function answerClosurePress(
  desk: Desk,
  speech: Speech,
  press: ButtonPress,
  operator: Operator,
): Promise<PressAnswer> {
  const { closures } = wordsIn(speech.language).clock;
  if (operator.role === 'operator') return { kind: 'told', line: closures.managersOnly };
  const by = {
    actor: actorOf(operator),
    origin: press.platform,
  };
  const known = (await plannedClosures(desk.db)).find(
    ({ id, nonce }) => id === press.ticket && nonce === press.nonce,
  );
  if (press.ticket !== 0 && !known) return { kind: 'told', line: closures.gone };

  if (press.verb === 'cancel-closure') {
    if (!known) return { kind: 'told', line: closures.gone };
    if (press.step !== 'confirm')
      return {
        kind: 'preview',
        preview: preview(
          press,
          speech,
          closures.preview.cancelIntro(daysInWords(known, speech)),
          await movesOf(desk, known.id, null),
          { draft: '' },
        ),
      };
    await callOffClosure(desk, known.id, by);
    return { kind: 'told', line: closures.cancelled };
  }

  const typed = await inputsOf(desk, press, operator, known);
  if (press.step === 'press' || press.step === 'back')
    return { kind: 'form', form: await form(desk, press, speech, typed, '') };
  const { closure, fault } = closureOf(desk, press, speech, typed, await allOperators(desk.db));
  if (!closure) return { kind: 'form', form: await form(desk, press, speech, typed, fault) };
  if (press.step === 'submit') {
    const moves = await movesOf(desk, closure.id, closure);
    const draft = await saveDraft(desk.db, operator.id, typed, desk.clock());
    const intro = closures.preview.intro(daysInWords(closure, speech));
    return { kind: 'preview', preview: preview(press, speech, intro, moves, { draft }) };
  }
  await planClosure(desk, closure, by);
  return { kind: 'told', line: closures.saved };
}

/** What was typed, now or in the draft that is being looked at; at first what is known. */
async function inputsOf(
  desk: Desk,
  press: ButtonPress,
  operator: Operator,
  known: PlannedClosure | undefined,
): Promise<Record<string, string>> {
  if (press.inputs.draft) return (await findDraft(desk.db, press.inputs.draft, operator.id)) ?? {};
  if (press.step !== 'press' || !known) return press.inputs;
  const { from, to, name, onCall } = known;
  return { from, to, name, operator: String(onCall?.id ?? '') };
}

function closureOf(
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

async function form(
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

function preview(
  press: ButtonPress,
  speech: Speech,
  intro: string,
  moves: Move[],
  inputs: Record<string, string>,
): PreviewView {
  const words = wordsIn(speech.language);
  const said = words.clock.closures.preview;
  const told = moves
    .slice(0, movesShown)
    .map(({ ticket, promise, from, to }) =>
      said.move(`#${ticket}`, promise, instantInWords(speech, from), instantInWords(speech, to)),
    );
  const more = moves.length > movesShown ? [said.more(moves.length - movesShown)] : [];
  return {
    verb: press.verb,
    ticket: press.ticket,
    nonce: press.nonce,
    version: 0,
    language: speech.language,
    title: said.title,
    intro,
    notice: '',
    head: [],
    text: moves.length === 0 ? said.unmoved : [said.moves(moves.length), ...told, ...more].join('\n\n'),
    files: noFiles,
    inputs,
    send: press.verb === 'cancel-closure' ? said.doCancel : said.save,
    back: words.preview.back,
    cancel: words.cancel,
  };
}
