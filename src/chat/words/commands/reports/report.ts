import { eachLanguage } from '../../in-both.ts';

export const reportWords = eachLanguage({
  help: { it: 'i numeri del mese', en: 'the month’s figures' },
  title: { it: 'Resoconto', en: 'Report' },
  off: {
    it: 'Il resoconto non è attivo: lo attiva un amministratore, con *reports:* in desk.yaml.',
    en: 'The report is switched off: an admin switches it on, with *reports:* in desk.yaml.',
  },
  whichMonth: (command: string) => ({
    it: `Quale mese? Scrivi per esempio *${command} 2026-10*, oppure il nome del mese.`,
    en: `Which month? Write *${command} 2026-10*, say, or the name of the month.`,
  }),
  future: {
    it: 'Quel mese non è ancora cominciato.',
    en: 'That month has not begun yet.',
  },
});
