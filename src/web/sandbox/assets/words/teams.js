/** What Teams' window says. */
export const teamsWords = {
  composerTeams: { it: 'Scrivi, oppure @Sportello mie', en: 'Write, or @Sportello mine' },
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
  searching: { it: 'Cerco…', en: 'Searching…' },
};
