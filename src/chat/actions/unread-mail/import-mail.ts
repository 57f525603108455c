import { aside } from '../aside.ts';
import { front } from '../offer.ts';
import { asItWaits, decided } from './unread-mail.ts';

/** It opens a ticket, as it came. */
export const importMail = aside({
  about: 'unread-mail',
  verb: 'import-mail',
  label: words => words.mail.quarantine.import,
  offered: () => front,
  managersOnly: words => words.mail.quarantine.managersOnly,
  find: asItWaits,
  form: null,
  read: async () => ({ input: null }),
  preview: null,
  carryOut: async (_input, _subject, asked) => {
    const done = await decided({ to: 'import' }, asked);
    const { imported, settled } = asked.words.mail.quarantine;
    return { told: done.ok ? imported(`#${done.ticket}`) : settled };
  },
});
