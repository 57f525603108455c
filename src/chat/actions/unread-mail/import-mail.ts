import { aside } from '../aside.ts';
import { askingNothing, decided, unreadMail } from './unread-mail.ts';

/** It opens a ticket, as it came. */
export const importMail = aside({
  ...unreadMail,
  ...askingNothing,
  verb: 'import-mail',
  label: words => words.mail.quarantine.import,
  carryOut: async (_input, _subject, asked) => {
    const done = await decided({ to: 'import' }, asked);
    const { imported, settled } = asked.words.mail.quarantine;
    return done.ok ? { told: imported(`#${done.ticket}`) } : { told: settled, idle: true };
  },
});
