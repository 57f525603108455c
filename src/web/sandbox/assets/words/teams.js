/** What Teams' window says. */
export const teamsWords = {
  composerTeams: {
    it: 'Scrivi, @Sportello mie, o /Sportello mie solo per te',
    en: 'Write, @Sportello mine, or /Sportello mine for you alone',
  },
  onlyYouMessage: { it: 'Solo tu puoi vedere questo messaggio', en: 'Only you can see this message' },
  botChat: { it: 'Chat', en: 'Chat' },
  composerChat: {
    it: 'Scrivi a Sportello, oppure allega un file',
    en: 'Write to Sportello, or attach a file',
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
