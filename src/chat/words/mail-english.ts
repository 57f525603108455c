import type { MailWords } from './mail-words.ts';

export const mailEnglish: MailWords = {
  lines: {
    merged: (who, into) => `${who} merged it into ${into}: it goes on there.`,
    absorbed: (who, from) => `${who} merged ${from} into this one, with its whole conversation.`,
    splitOff: (who, sender, into) => `${who} split off a message by ${sender}: it is ${into} now.`,
    linked: (who, to) => `${who} linked it to ${to}.`,
    bounced: (recipient, status) =>
      `A letter of ours did not reach ${recipient}${status ? ` (${status})` : ''}: the address does not take it.`,
    recalled: who => `${who} stopped the letter before it went.`,
    resent: (who, recipient) => `${who} sent a letter to ${recipient} again.`,
  },
  merged: token => `Merged into ${token}`,
  notices: {
    looksLike: token => `Looks like ${token}: same sender, similar text.`,
    folded: count => `${count} mails of the same kind came together; they are all in this card.`,
    undeliverable: status => `Our letters do not reach this address (${status}). Better call.`,
  },
  mergeInto: token => `Merge into ${token}`,
  relate: {
    relation: 'What would you like to do?',
    merge: 'Merge it into another ticket',
    link: 'Link it to another ticket',
    split: 'Split a message off into a new ticket',
    number: 'Number of the other ticket',
    numberPlaceholder: '1042',
    message: 'Message to split off',
    messagePlaceholder: 'For splitting only',
    noNumber: 'Write the number of a ticket that exists.',
    noMessage: 'Choose which message to split off; the first one always stays.',
  },
  undo: { label: 'Undo', pending: seconds => `The letter leaves in ${seconds} seconds.` },
  resend: 'Resend',
  wrongLanguage: {
    notice: (draft, customer) =>
      `The text seems to be ${draft}, but this customer is written to in ${customer}. If that is right, send it: you are asked twice.`,
    sendAnyway: 'Send anyway',
  },
  complaint: {
    lift: 'Resume automatic letters',
    lifted: address => `Done: automatic letters go to ${address} again.`,
    settled: 'Automatic letters go to this address again already.',
    managersOnly: 'That is for managers and admins to decide.',
  },
  quarantine: {
    import: 'Import as new',
    attach: 'Attach to a ticket',
    discard: 'Discard',
    form: {
      title: 'Attach to…',
      intro: 'The mail goes, as it came, into the ticket’s conversation.',
      number: 'Ticket number',
      submit: 'Attach',
    },
    subject: 'A mail that could not be read',
    imported: token => `Imported: it is ticket ${token}.`,
    attached: token => `Attached to ticket ${token}.`,
    discarded: 'Discarded. The original is kept.',
    settled: 'Somebody has seen to it already.',
    managersOnly: 'Managers and admins see to these mails.',
  },
};
