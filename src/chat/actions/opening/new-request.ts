import { filesForLetter } from '../../../desk/letters/uploads.ts';
import { openByHand, type TypedRequest } from '../../../desk/opened/open-by-hand.ts';
import { openedBefore } from '../../../desk/opened/opened-before.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { PressAnswer } from '../../card.ts';
import { filesOfMessage, leftInWords, nameLeft } from '../../from-chat/message-files.ts';
import { fromChat, type Picked, pickedBy, requestKey } from '../../from-chat/picked.ts';
import { refusalInWords } from '../../in-words/refusal-in-words.ts';
import { readableLine } from '../../readable.ts';
import { formMark } from '../../repeats/first-pressed.ts';
import type { AsideAction, AsideAsked, Inputs } from '../action.ts';
import { companiesLike } from '../companies/company-fields.ts';
import { offered } from '../offer.ts';
import { isOfPress, openedAgain, openedInWords, otherOpened } from './already-opened.ts';
import { companyInWords } from './company-in-words.ts';
import { knownChosen, knownCustomers, withChosen } from './known-customer.ts';
import { requestFields, typedAtMost } from './request-fields.ts';
import { requestIn } from './request-typed.ts';
import { wordsCarried } from './words-carried.ts';

/** A request of somebody who did not write: typed by whoever took the call, or taken from a message in chat. */
export const newRequest: AsideAction<'new-request'> = {
  about: 'phone',
  verb: 'new-request',
  label: words => words.byHand.label,
  offered: () => offered,
  opensWindow: true,
  search: async (asked, field, typed) => {
    if (field === 'whose') return companiesLike(asked.desk, typed);
    return field === 'known' ? await knownCustomers(asked, typed) : [];
  },
  answer: async asked => {
    const { press, words, desk, operator } = asked;
    const id = press.inputs.picked ?? '';
    const picked = id ? await pickedBy(desk, operator, id) : null;
    if (id && !picked) return { kind: 'told', line: words.kept.gone };
    if (press.step === 'submit') return await opened(asked, picked);
    const before = picked && (await openedBefore(desk.db, requestKey(picked)));
    if (before && press.step === 'press')
      return { kind: 'told', line: words.byHand.already(`#${before.number}`) };
    if (press.step !== 'within') return await form(asked, picked);
    const inputs = await withChosen(press.inputs, asked);
    const notice = before ? otherOpened(before, asked) : '';
    return await form({ ...asked, press: { ...press, inputs } }, picked, notice);
  },
};

async function opened(asked: AsideAsked, picked: Picked | null): Promise<PressAnswer> {
  const { desk, press, operator, speech, words } = asked;
  const key = picked ? requestKey(picked) : press.key;
  const ahead = await filesForLetter(desk, operator, press.inputs.uploads ?? '', false);
  // Asked after them: those that went with what this press has opened are sent, and lack to nobody.
  const before = await openedBefore(desk.db, key);
  if (before) return await openedAlready(asked, picked, before);
  const chosen = await knownChosen(press.inputs.known ?? '', asked);
  const read = requestIn(press.inputs, chosen, asked);
  if ('fault' in read) return await form(asked, picked, read.fault);
  if (!ahead.ok) return await form(asked, picked, refusalInWords(speech, ahead.refusal));
  const sentAhead = ahead.files.map(({ upload }) => upload);
  const { request, left } = await withMessage(asked, picked, read.request, sentAhead);
  const done = await openByHand(desk, request, operator, { origin: press.platform, key });
  if (done.before) return await openedAlready(asked, picked, done.before);
  const said = openedInWords(words, done.number, request.from.address === '');
  const line = [said, companyInWords(asked, request), leftInWords(words, left)];
  return { kind: 'told', line: line.filter(Boolean).join(' ') };
}

/** The same press is answered as it was; what somebody else filled in stays in the form, and they are told of the other. */
async function openedAlready(asked: AsideAsked, picked: Picked | null, ticket: Ticket): Promise<PressAnswer> {
  return isOfPress(ticket, asked)
    ? { kind: 'told', line: openedAgain(ticket, asked) }
    : await form(asked, picked, otherOpened(ticket, asked));
}

/** What is typed, with what comes of the message in chat from which it is taken. */
async function withMessage(
  { desk, press, words, fetchFile }: AsideAsked,
  picked: Picked | null,
  request: TypedRequest,
  sentAhead: number[],
) {
  if (!picked) return { request: { ...request, files: { ofMessage: [], sentAhead } }, left: [] };
  const { taken, left } =
    press.inputs.attached === ''
      ? { taken: [], left: [] }
      : await filesOfMessage(desk, picked.platform, picked.files, fetchFile);
  const names = left.map(file => nameLeft(words.kept, file));
  const from = fromChat(picked, words.kept.somebody, names, press.key);
  return { request: { ...request, fromChat: from, files: { ofMessage: taken, sentAhead } }, left };
}

async function form(asked: AsideAsked, picked: Picked | null, notice = ''): Promise<PressAnswer> {
  const { press, speech, words } = asked;
  const { verb, ticket, nonce } = press;
  const inputs = press.step === 'press' ? withSubject(press.inputs) : press.inputs;
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
      ...(picked ? words.byHand.fromMessage : words.byHand.form),
      fields: await requestFields(inputs, picked, asked),
      carried: formMark(inputs, inputs.picked ? { picked: inputs.picked } : {}),
      cancel: words.cancel,
    },
  };
}

/** What was typed after the command is what it is about. */
function withSubject({ page = '', ...inputs }: Inputs): Inputs {
  const about = readableLine(wordsCarried(page), typedAtMost.about);
  return about === '' ? inputs : { ...inputs, about };
}
