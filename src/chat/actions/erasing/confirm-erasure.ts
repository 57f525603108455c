import { confirmErasure, mayConfirm } from '../../../desk/privacy/deciding/four-eyes.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { aside } from '../aside.ts';
import { lineField } from '../fields.ts';
import { aboutErasure } from './erasure.ts';
import { erasureRefusalInWords } from './refusal-in-words.ts';

/** No address is longer (RFC 5321). */
const addressAtMost = 254;

const proposed = aboutErasure('proposed');

/** The second of two managers says so, and types who it is: it is done. */
export const confirmErasing = aside({
  ...proposed,
  // Nobody fills in a form that will be refused.
  find: async asked => {
    const known = await proposed.find(asked);
    if (!('found' in known)) return known;
    const { desk, operator, words } = asked;
    const may = await mayConfirm(desk, desk.db, known.found, operator);
    return may.ok ? known : { told: erasureRefusalInWords(may.refusal, words.fourEyes) };
  },
  verb: 'confirm-erasure',
  label: words => words.fourEyes.confirm,
  form: {
    words: words => words.fourEyes.form,
    known: () => ({}),
    fields: ({ address = '' }, { words }) => [
      lineField('address', words.fourEyes.address, {
        required: true,
        maxLength: addressAtMost,
        value: address,
      }),
    ],
  },
  read: async ({ address = '' }, erasure, { words }) =>
    asAddress(address) === erasure.address ? { input: null } : { fault: words.fourEyes.otherAddress },
  carryOut: async (_input, erasure, { desk, operator, press, words }) => {
    const said = words.fourEyes;
    const done = await confirmErasure(desk, erasure, { operator, origin: press.platform });
    return done.ok ? { told: said.confirmed } : { fault: erasureRefusalInWords(done.refusal, said) };
  },
});
