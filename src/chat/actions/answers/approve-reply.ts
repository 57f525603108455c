import type { SavedReply } from '../../../ticket/answers/saved-reply.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { aboutReply, decided } from './deciding.ts';

/** As much of each text as one reads in passing: the card shows so much. */
export const readInPassing = 300;

/** A proposed reply is offered from now on, as it was proposed. */
export const approveReply = aside({
  ...aboutReply('proposed'),
  verb: 'approve-reply',
  label: words => words.answers.making.approve,
  offered: () => offered,
  form: null,
  read: async (_, reply, { words }) =>
    isShownWhole(reply) ? { input: null } : { fault: words.answers.making.readItFirst },
  carryOut: async (_input, reply, asked) => await decided(reply, { to: 'approved', as: reply }, asked),
});

/** Nobody lets out what they have not read: a longer one is approved in the form that shows all of it. */
function isShownWhole({ it, en }: SavedReply): boolean {
  return [it, en].every(text => (text ?? '').length <= readInPassing);
}
