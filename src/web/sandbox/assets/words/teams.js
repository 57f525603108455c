/** What Teams' window says. */
export const teamsWords = {
  composerTeams: {
    it: 'Scrivi, oppure /Sportello mie',
    en: 'Write, or /Sportello mine',
  },
  onlyYouMessage: { it: 'Solo tu puoi vedere questo messaggio', en: 'Only you can see this message' },
  botChat: { it: 'Chat', en: 'Chat' },
  composerChat: {
    it: 'Scrivi, oppure allega un file',
    en: 'Write, or attach a file',
  },
  chatEmpty: {
    it: 'La tua chat con Sportello: i file che mandi qui si possono allegare alla prossima email.',
    en: 'Your chat with Sportello: files you send here can be attached to your next email.',
  },
  searchApp: { it: 'Cerca con Sportello', en: 'Search with Sportello' },
  searchHint: { it: 'Numero, parola, cliente…', en: 'Number, word, customer…' },
  takeCardAway: { it: 'Togli la scheda', en: 'Take the card away' },
  searching: { it: 'Cerco…', en: 'Searching…' },
};
