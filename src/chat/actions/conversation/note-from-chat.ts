import { z } from 'zod';
import { upTo } from '../../../clip.ts';
import { filesForLetter } from '../../../desk/letters/uploads.ts';
import { isInteger } from '../../../store/integer.ts';
import { isKeyKnown } from '../../../store/tickets/events.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { textLimit } from '../../../ticket/grammar/typed-text.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { FormField, Option, PressAnswer } from '../../card.ts';
import { search } from '../../finding/search.ts';
import { keepNote } from '../../from-chat/keep-note.ts';
import { messageFilesFields, originField } from '../../from-chat/message-fields.ts';
import { noteKey, type Picked, pickedBy } from '../../from-chat/picked.ts';
import { refusalInWords } from '../../in-words/refusal-in-words.ts';
import { customerInWords, subjectInWords } from '../../in-words/request-in-words.ts';
import { readableLine } from '../../readable.ts';
import { formMark } from '../../repeats/first-pressed.ts';
import type { AsideAction, AsideAsked, Inputs } from '../action.ts';
import { lineOf, textField } from '../fields.ts';
import { withTyped } from '../form-view.ts';

const offeredAtMost = 15;
/** What one is most likely to note something on, before anything is typed. */
const atFirst = 'of:me state:open';

/** A message in chat, outside any request's thread, as a note of a request that is chosen here. */
export const noteFromChat: AsideAction<'note-from-chat'> = {
  about: 'message',
  verb: 'note-from-chat',
  label: words => words.kept.label,
  // From a message's own menu alone.
  offered: () => null,
  opensWindow: true,
  search: async (asked, field, typed) => (field === 'request' ? await requestsLike(asked, typed) : []),
  answer: async asked => {
    const { desk, press, operator, speech, words } = asked;
    const picked = await pickedBy(desk, operator, press.inputs.picked ?? '');
    if (!picked) return { kind: 'told', line: words.kept.gone };
    if (press.step !== 'submit') return await form(asked, picked, '');
    const number = numberIn(press.inputs);
    if (number === null) return await form(asked, picked, words.kept.whichOne);
    const text = upTo(z.string().default('').parse(press.inputs.text).trim(), textLimit);
    const key = noteKey(picked, String(number));
    const ahead = await filesForLetter(desk, operator, press.inputs.uploads ?? '', false);
    // Asked after them: those that went with what is known have gone with it, and lack to nobody.
    const isKnown = await isKeyKnown(desk.db, key);
    if (!ahead.ok && !isKnown) return await form(asked, picked, refusalInWords(speech, ahead.refusal));
    const { line, isOther } = await keepNote(asked, picked, {
      number,
      text,
      withFiles: !isKnown && press.inputs.attached !== '',
      sentAhead: ahead.ok ? ahead.files.map(({ upload }) => upload) : [],
      key,
      press: press.key,
    });
    return isOther ? await form(asked, picked, line) : { kind: 'told', line };
  },
};

async function requestsLike(asked: AsideAsked, typed: string): Promise<Option[]> {
  const { desk, operator, words } = asked;
  const viewer = { kind: 'operator', operator } as const;
  const looked = typed.trim() === '' ? atFirst : typed;
  const found = await search({ ...asked, viewer, platform: null }, looked, {
    from: 0,
    size: offeredAtMost,
    unfinished: looked === typed,
    place: 'form',
  });
  if ('fault' in found) return [];
  const eyes = eyesOf(desk, viewer, 'form');
  return found.requests.flatMap(({ ticket }) => {
    const shown = seen(ticket, eyes);
    if (!hasWords(shown)) return [];
    return [{ value: String(ticket.number), label: readableLine(inWords(shown, words), 75) }];
  });
}

type Shown = Parameters<typeof subjectInWords>[0];

/** "#1042 The printer stands still · Paolo Neri" */
function inWords(shown: Shown, words: AsideAsked['words']): string {
  return `#${shown.number} ${subjectInWords(shown, words, 60)} · ${customerInWords(shown, words, 40)}`;
}

/** What was chosen last wins; a client of Teams sends what stands in the field, Slack's what was chosen before. */
function numberIn({ request = '', number = '' }: Inputs): number | null {
  const chosen = Number(request || number);
  return isInteger(chosen) && chosen > 0 ? chosen : null;
}

async function form(asked: AsideAsked, picked: Picked, notice: string): Promise<PressAnswer> {
  const { desk, press, operator, speech, words } = asked;
  const { verb, ticket, nonce, inputs } = press;
  const number = numberIn(inputs);
  const typed = press.step === 'press' ? { ...inputs, text: upTo(picked.text, textLimit) } : inputs;
  return {
    kind: 'form',
    form: {
      verb,
      ticket,
      nonce,
      version: 0,
      language: speech.language,
      about: '',
      notice,
      ...words.kept.form,
      fields: [
        originField(picked, words),
        ...(await chosenField(asked, number)),
        searchField(words, press.step === 'press' ? await requestsLike(asked, '') : []),
        withTyped(textField(words.actions.note.form, false), typed),
        ...(await messageFilesFields(desk, operator, picked, typed, words)),
      ],
      carried: formMark(inputs, {
        picked: inputs.picked ?? '',
        ...(number === null ? {} : { number: String(number) }),
      }),
      cancel: words.cancel,
    },
  };
}

function searchField({ kept }: AsideAsked['words'], options: Option[]): FormField {
  const { request: label, requestPlaceholder: placeholder, use } = kept;
  return { id: 'request', kind: 'search', label, placeholder, use, options };
}

/** What was chosen, in words; nothing of what they may not read. */
async function chosenField(
  { desk, operator, words }: AsideAsked,
  number: number | null,
): Promise<FormField[]> {
  const ticket = number === null ? null : await findTicket(desk.db, number);
  const shown = ticket && seen(ticket, eyesOf(desk, { kind: 'operator', operator }, 'form'));
  return shown ? [lineOf('chosen', words.kept.chosen(inWords(shown, words)))] : [];
}
