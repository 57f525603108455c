/** What both chats say. */
export const chatWords = {
  nothingFound: { it: 'Niente di simile', en: 'Nothing like it' },
  quiet: { it: 'Qui compaiono le richieste.', en: 'Requests appear here.' },
  quietPrivate: {
    it: 'Nessun messaggio in questo canale.',
    en: 'No messages in this channel.',
  },
  channels: { it: 'Canali', en: 'Channels' },
  privateChannel: { it: 'canale privato', en: 'private channel' },
  unread: { it: n => `${n} da leggere`, en: n => `${n} unread` },
  members: {
    it: n => (n === 1 ? '1 membro' : `${n} membri`),
    en: n => (n === 1 ? '1 member' : `${n} members`),
  },
  onlyYou: { it: 'Visibile solo a te', en: 'Only visible to you' },
  messages: { it: 'Messaggi', en: 'Messages' },
  sendMessage: { it: 'Invia', en: 'Send' },
  threadInternal: {
    it: 'Rispondi nella discussione (resta interno)',
    en: 'Reply in the thread (stays internal)',
  },
  replies: {
    it: n => (n === 0 ? 'Rispondi nella discussione' : n === 1 ? '1 risposta' : `${n} risposte`),
    en: n => (n === 0 ? 'Reply in thread' : n === 1 ? '1 reply' : `${n} replies`),
  },
  more: { it: 'Altro', en: 'More' },
  edited: { it: 'modificato', en: 'edited' },
  addFiles: { it: 'Aggiungi file', en: 'Add files' },
  optional: { it: 'facoltativo', en: 'optional' },
};
