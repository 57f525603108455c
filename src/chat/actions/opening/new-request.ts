import { openByHand } from '../../../desk/opened/open-by-hand.ts';
import type { PressAnswer } from '../../card.ts';
import { formMark } from '../../press/repeats.ts';
import type { AsideAction, AsideAsked } from '../action.ts';
import { offered } from '../offer.ts';
import { knownCustomers, withKnown } from './known-customer.ts';
import { requestFields } from './request-fields.ts';
import { requestIn } from './request-typed.ts';

/** A request of somebody who called: typed by whoever took the call. */
export const newRequest: AsideAction<'new-request'> = {
  about: 'phone',
  verb: 'new-request',
  label: words => words.byHand.label,
  offered: () => offered,
  opensWindow: true,
  search: async (asked, field, typed) => (field === 'known' ? await knownCustomers(asked, typed) : []),
  answer: async asked => {
    const { press, words } = asked;
    if (press.step === 'within')
      return form({ ...asked, press: { ...press, inputs: await withKnown(press.inputs, asked) } }, '');
    if (press.step !== 'submit') return form(asked, '');
    const read = requestIn(press.inputs, asked);
    if ('fault' in read) return form(asked, read.fault);
    const number = await openByHand(asked.desk, read.request, asked.operator, {
      origin: press.platform,
      key: press.key,
    });
    const { opened, openedUnwritable } = words.byHand;
    const line = (read.request.from.address ? opened : openedUnwritable)(`#${number}`);
    return { kind: 'told', line };
  },
};

function form(asked: AsideAsked, notice: string): PressAnswer {
  const { press, speech, words } = asked;
  const { verb, ticket, nonce } = press;
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
      ...words.byHand.form,
      fields: requestFields(press.inputs, asked),
      carried: formMark(press.inputs),
      cancel: words.cancel,
    },
  };
}
