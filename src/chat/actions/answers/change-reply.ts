import { aside } from '../aside.ts';
import { offered } from '../offer.ts';
import { aboutReply, decided } from './deciding.ts';
import { replyFields, replyIn } from './reply-fields.ts';

/** A proposed reply is offered from now on, as a manager rewrote it. */
export const changeReply = aside({
  ...aboutReply('proposed'),
  verb: 'change-reply',
  label: words => words.answers.making.change,
  offered: () => offered,
  form: {
    words: words => words.answers.making.changeForm,
    known: ({ name, it, en }) => ({ name, italian: it ?? '', english: en ?? '' }),
    fields: (typed, { words }) => replyFields(typed, words),
  },
  read: async typed => ({ input: replyIn(typed) }),
  carryOut: async (written, reply, asked) => await decided(reply, { to: 'approved', as: written }, asked),
});
