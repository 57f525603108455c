import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { aboutReply, decided } from './deciding.ts';

/** A proposed reply is not offered. */
export const refuseReply = aside({
  ...aboutReply('proposed'),
  verb: 'refuse-reply',
  label: words => words.answers.making.refuse,
  offered: () => offered,
  form: null,
  read: async () => ({ input: null }),
  carryOut: async (_input, reply, asked) => await decided(reply, { to: 'refused' }, asked),
});
