/** What the page itself says. */
export const pageWords = {
  what: {
    it: 'Slack, Teams e la posta qui sono imitazioni locali: nulla esce da questo computer.',
    en: 'Slack, Teams and mail are local imitations here: nothing leaves this computer.',
  },
  views: { it: 'Che cosa vedere', en: 'What to see' },
  skipTo: { it: 'Vai a', en: 'Skip to' },
  iAm: { it: 'Sono', en: 'I am' },
  plusHour: { it: '+1 h: un’ora dopo', en: '+1 h: one hour later' },
  plusDay: { it: '+1 giorno', en: '+1 day' },
  plusDayShort: { it: '+1 g', en: '+1 d' },
  sampleDay: { it: 'Giornata di esempio', en: 'Sample day' },
  sampleShort: { it: 'Esempi', en: 'Samples' },
  fridayEvening: { it: 'Un blocco il venerdì sera', en: 'A Friday evening blocker' },
  fridayShort: { it: 'Venerdì sera', en: 'Friday' },
  roles: {
    it: { operator: 'operatore', manager: 'responsabile', admin: 'amministratore' },
    en: { operator: 'operator', manager: 'manager', admin: 'admin' },
  },
  close: { it: 'Chiudi', en: 'Close' },
};
