import { aside } from '../aside.ts';
import { front } from '../offer.ts';
import { asItWaits, decided } from './unread-mail.ts';

/** Nothing becomes of it; the original is kept. */
export const discardMail = aside({
  about: 'unread-mail',
  verb: 'discard-mail',
  label: words => words.mail.quarantine.discard,
  offered: () => front,
  managersOnly: words => words.mail.quarantine.managersOnly,
  find: asItWaits,
  form: null,
  read: async () => ({ input: null }),
  preview: null,
  carryOut: async (_input, _subject, asked) => {
    const done = await decided({ to: 'discard' }, asked);
    const { discarded, settled } = asked.words.mail.quarantine;
    return { told: done.ok ? discarded : settled };
  },
});
