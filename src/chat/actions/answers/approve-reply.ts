import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { aboutReply, decided } from './deciding.ts';

/** A proposed reply is offered from now on, as it was proposed. */
export const approveReply = aside({
  ...aboutReply('proposed'),
  verb: 'approve-reply',
  label: words => words.answers.making.approve,
  offered: () => offered,
  form: null,
  read: async () => ({ input: null }),
  carryOut: async (_input, reply, asked) => await decided(reply, { to: 'approved', as: reply }, asked),
});
