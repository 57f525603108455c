import { dropErasure } from '../../../desk/privacy/deciding/drop.ts';
import { aside } from '../aside.ts';
import { aboutErasure } from './erasure.ts';

/** Nobody is erased. */
export const dropErasing = aside({
  ...aboutErasure('asked', 'proposed'),
  verb: 'drop-erasure',
  label: words => words.fourEyes.drop,
  form: null,
  read: async () => ({ input: null }),
  carryOut: async (_input, erasure, { desk, operator, press, words }) =>
    (await dropErasure(desk, erasure, { operator, origin: press.platform }))
      ? { told: words.fourEyes.dropped }
      : { told: words.fourEyes.settled, idle: true },
});
