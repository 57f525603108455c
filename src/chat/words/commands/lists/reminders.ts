import { eachLanguage } from '../../in-both.ts';

export const remindersWords = eachLanguage({
  help: { it: 'i tuoi promemoria', en: 'your reminders' },
  /** Of more than are shown. */
  more: (shown: number, total: number) => ({
    it: `I prossimi ${shown} di ${total}: gli altri si vedono man mano che questi passano o li annulli.`,
    en: `The next ${shown} of ${total}: the others show as these pass, or as you cancel them.`,
  }),
  title: { it: 'I tuoi promemoria', en: 'Your reminders' },
  empty: {
    it: 'Non hai promemoria. Si impostano da una richiesta, con «Ricordamelo».',
    en: 'You have no reminders. Set one on a ticket, with “Remind me”.',
  },
});
