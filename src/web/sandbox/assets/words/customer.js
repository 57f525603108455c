/** What stands in the customer's mail program. */
export const customerWords = {
  customer: { it: 'Cliente', en: 'Customer' },
  subject: { it: 'Oggetto', en: 'Subject' },
  message: { it: 'Messaggio', en: 'Message' },
  send: { it: 'Invia allo sportello', en: 'Send to the desk' },
  attach: { it: 'Allega file', en: 'Attach files' },
  removeFile: { it: name => `Togli ${name}`, en: name => `Remove ${name}` },
  tooMuch: {
    it: (size, limit) =>
      `Sono ${size}: una email può portare allegati fino a ${limit}. Togline qualcuno, poi invia.`,
    en: (size, limit) =>
      `These are ${size}: an email can carry up to ${limit} of attachments. Remove some, then send.`,
  },
  cancel: { it: 'annulla', en: 'cancel' },
  answering: { it: subject => `Risposta a «${subject}»`, en: subject => `Reply to “${subject}”` },
  reply: { it: 'Rispondi', en: 'Reply' },
  replyTo: { it: subject => `Rispondi a «${subject}»`, en: subject => `Reply to “${subject}”` },
  letter: { it: 'Testo dell’email', en: 'Text of the email' },
  mails: { it: 'Email', en: 'Emails' },
  emptyMailbox: {
    it: 'Ancora nessuna email. Scrivi qui sopra, oppure premi «Giornata di esempio».',
    en: 'No emails yet. Write above, or press “Sample day”.',
  },
};
