import { aside } from '../aside.ts';
import { aboutReply, decided } from './deciding.ts';

/** A saved reply is offered no more. The list of saved replies offers it. */
export const retireReply = aside({
  ...aboutReply('approved'),
  verb: 'retire-reply',
  label: words => words.answers.making.retire,
  offered: () => null,
  form: null,
  read: async () => ({ input: null }),
  carryOut: async (_input, reply, asked) => await decided(reply, { to: 'retired' }, asked),
});
