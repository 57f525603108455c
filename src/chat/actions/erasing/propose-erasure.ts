import { proposeErasure } from '../../../desk/privacy/deciding/four-eyes.ts';
import { readableLine } from '../../readable.ts';
import { aside } from '../aside.ts';
import { aboutErasure } from './erasure.ts';
import { erasureRefusalInWords } from './refusal-in-words.ts';

/** Somebody has asked to be forgotten: a manager proposes it, and the card says what would go. */
export const proposeErasing = aside({
  ...aboutErasure('asked'),
  verb: 'propose-erasure',
  label: words => words.fourEyes.propose,
  form: null,
  read: async () => ({ input: null }),
  carryOut: async (_input, { address }, { desk, operator, press, words }) => {
    const said = words.fourEyes;
    if (address === null) return { told: said.settled, idle: true };
    const proposed = await proposeErasure(desk, address, { operator, origin: press.platform });
    if (!proposed.ok) return { fault: erasureRefusalInWords(proposed.refusal, said) };
    const { already } = proposed;
    return already === null
      ? { told: said.proposed }
      : { told: said.already(readableLine(already, 80)), idle: true };
  },
});
