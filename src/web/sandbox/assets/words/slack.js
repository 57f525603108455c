/** What Slack's window says. */
export const slackWords = {
  composerSlack: { it: 'Scrivi, oppure /ticket coda', en: 'Write, or /ticket queue' },
  shortcuts: { it: 'Scorciatoie', en: 'Shortcuts' },
  newTicket: { it: 'Nuova richiesta', en: 'New ticket' },
  ticketFromThis: { it: 'Nuova richiesta da qui', en: 'New ticket from this' },
  keepAsNote: { it: 'Salva come nota', en: 'Keep as note' },
  noteEmoji: { it: 'Reagisci con il blocco note: salva come nota', en: 'React with a notepad: keep as note' },
  home: { it: 'Home', en: 'Home' },
  homeEmpty: { it: 'La Home si apre quando premi «Home».', en: 'Home opens when you press “Home”.' },
};
