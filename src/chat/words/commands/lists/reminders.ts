import { eachLanguage } from '../../in-both.ts';

export const remindersWords = eachLanguage({
  help: { it: 'i tuoi promemoria', en: 'your reminders' },
  title: { it: 'I tuoi promemoria', en: 'Your reminders' },
  empty: {
    it: 'Non hai promemoria. Si impostano da una richiesta, con «Ricordamelo».',
    en: 'You have no reminders. Set one on a ticket, with “Remind me”.',
  },
});
