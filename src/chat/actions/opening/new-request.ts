import { filesForLetter } from '../../../desk/letters/uploads.ts';
import { openByHand } from '../../../desk/opened/open-by-hand.ts';
import type { PressAnswer } from '../../card.ts';
import { filesOfMessage, leftInWords, nameLeft } from '../../from-chat/message-files.ts';
import { fromChat, type Picked, pickedBy, requestKey } from '../../from-chat/picked.ts';
import { refusalInWords } from '../../in-words/refusal-in-words.ts';
import { formMark } from '../../repeats/first-pressed.ts';
import type { AsideAction, AsideAsked } from '../action.ts';
import { companiesLike } from '../companies/company-fields.ts';
import { offered } from '../offer.ts';
import { alreadyOpened } from './already-opened.ts';
import { companyInWords } from './company-in-words.ts';
import { knownCustomers, withChosen } from './known-customer.ts';
import { requestFields } from './request-fields.ts';
import { requestIn } from './request-typed.ts';

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
    const already = picked && (await alreadyOpened(asked, requestKey(picked)));
    if (already) return { kind: 'told', line: already };
    if (press.step === 'within')
      return await form(
        { ...asked, press: { ...press, inputs: await withChosen(press.inputs, asked) } },
        picked,
      );
    return press.step === 'submit' ? await opened(asked, picked) : await form(asked, picked);
  },
};

async function opened(asked: AsideAsked, picked: Picked | null): Promise<PressAnswer> {
  const { desk, press, operator, speech, words, fetchFile } = asked;
  const read = requestIn(press.inputs, asked);
  if ('fault' in read) return await form(asked, picked, read.fault);
  const ahead = await filesForLetter(desk, operator, press.inputs.uploads ?? '', false);
  if (!ahead.ok) return await form(asked, picked, refusalInWords(speech, ahead.refusal));
  const isWanted = picked && press.inputs.attached !== '';
  const { taken, left } = isWanted
    ? await filesOfMessage(desk, picked.platform, picked.files, fetchFile)
    : { taken: [], left: [] };
  const names = left.map(file => nameLeft(words.kept, file));
  const number = await openByHand(
    desk,
    {
      ...read.request,
      ...(picked ? { fromChat: fromChat(picked, words.kept.somebody, names) } : {}),
      files: { ofMessage: taken, sentAhead: ahead.files.map(({ upload }) => upload) },
    },
    operator,
    { origin: press.platform, key: picked ? requestKey(picked) : press.key },
  );
  const { opened: done, openedUnwritable } = words.byHand;
  const said = (read.request.from.address ? done : openedUnwritable)(`#${number}`);
  const line = [said, companyInWords(asked, read.request), leftInWords(words, left)];
  return { kind: 'told', line: line.filter(Boolean).join(' ') };
}

async function form(asked: AsideAsked, picked: Picked | null, notice = ''): Promise<PressAnswer> {
  const { press, speech, words } = asked;
  const { verb, ticket, nonce, inputs } = press;
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
