import { aside } from '../aside.ts';
import { askingNothing, decided, unreadMail } from './unread-mail.ts';

/** Nothing becomes of it; the original is kept. */
export const discardMail = aside({
  ...unreadMail,
  ...askingNothing,
  verb: 'discard-mail',
  label: words => words.mail.quarantine.discard,
  carryOut: async (_input, _subject, asked) => {
    const done = await decided({ to: 'discard' }, asked);
    const { discarded, settled } = asked.words.mail.quarantine;
    return done.ok ? { told: discarded } : { told: settled, idle: true };
  },
});
