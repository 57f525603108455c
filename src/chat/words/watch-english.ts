import type { WatchWords } from './watch-words.ts';

const because = (why: string) => (why ? ` (${why})` : '');

export const watchEnglish: WatchWords = {
  letter: {
    queued: to => `to ${to}: on its way`,
    sent: to => `to ${to}: accepted by the mail server`,
    delayed: (to, why) => `to ${to}: late, the mail server keeps trying${because(why)}`,
    failed: (to, why) => `to ${to}: not delivered${because(why)}`,
    held: (to, why) => `to ${to}: not sent, ${why}`,
    bounced: (to, why) => `to ${to}: came back${because(why)}`,
    recalled: to => `to ${to}: stopped before it went`,
  },
  letterDelayed: recipient => `A letter of ours to ${recipient} is late: the mail server keeps trying.`,
  letterFailed: (recipient, status) =>
    `A letter of ours did not reach ${recipient}${because(status)}. It can be sent again from the conversation.`,
  virusFound: (file, signature) => `The attachment ${file} has a virus (${signature}): it cannot be opened.`,
  heldFile: {
    dangerous: name => `${name} (held: it could be dangerous)`,
    virus: (name, signature) => `${name} (held: it has a virus${because(signature)})`,
    unscanned: name => `${name} (being checked for viruses)`,
    'dangerous-unscanned': name => `${name} (being checked for viruses)`,
    'too-large': name => `${name} (held: too large for the virus scanner)`,
  },
  heldPage: {
    dangerous: 'This file is held back: it could be dangerous. An admin finds it in the original mail.',
    virus: 'This file is held back: the scanner found a virus in it. Ask the customer for a clean one.',
    unscanned: 'This file is still being checked for viruses. Try again in a few minutes.',
    'dangerous-unscanned': 'This file is still being checked for viruses. Try again in a few minutes.',
    'too-large':
      'This file is held back: it is too large for the virus scanner. An admin finds it in the mailbox.',
  },
  heldMail: {
    dangerous:
      'A file is held back because it could be dangerous: only an admin can download the mail as it came.',
    virus: 'The scanner found a virus in a file: the mail cannot be downloaded as it came.',
    unscanned:
      'The files are still being checked for viruses: in a few minutes the mail can be downloaded as it came.',
    'dangerous-unscanned':
      'The files are still being checked for viruses: the mail cannot be downloaded as it came for now.',
    'too-large':
      'A file is too large for the virus scanner: an admin finds the mail as it came in the mailbox.',
  },
  linkExpired: 'This link has expired or is not valid. Open the ticket again from its card.',
  fileGone: 'This file does not exist any more.',
  stops: {
    slack: 'the cards in Slack and their buttons',
    teams: 'the cards in Teams and their buttons',
    smtp: 'the letters to customers',
    mailbox: address => `the reading of ${address}`,
  },
  noticeTitles: {
    'virus-found': 'A mail brought a virus',
    'file-too-large': 'An attachment is too large for the virus scanner',
    'secret-expiring': 'A secret is about to expire',
    'secret-expired': 'A secret has expired',
    'certificate-expiring': 'A certificate is about to expire',
    'certificate-expired': 'A certificate has expired',
    'probe-lost': 'The probe mail did not come back',
    'probe-back': 'The probe mail comes back again',
    'scanner-silent': 'The virus scanner does not answer',
    'scanner-back': 'The virus scanner answers again',
  },
  noticeTexts: {
    'virus-found':
      'The attachment is held and nobody can open it; the rest of the mail is in the ticket. Tell the customer, who may not know.',
    'file-too-large':
      'It stays held. It is in the original mail; or raise StreamMaxLength in clamd.conf and start the desk anew.',
    'secret-expiring':
      'When it has expired, what stands below stops working. Make a new one at the provider, put it into .env, write its date into desk.yaml, and start the desk anew.',
    'secret-expired':
      'What stands below does not work any more, or is about to stop. Make a new one at the provider, put it into .env, write its date into desk.yaml, and start the desk anew.',
    'certificate-expiring':
      'When it has expired, connections to the server it stands for are refused. A mail server’s certificate is renewed by whoever runs that server; one of our own authority (desk.yaml: tls) is replaced in its file, and the desk started anew.',
    'certificate-expired':
      'Connections to the server it stands for are refused. A mail server’s certificate is renewed by whoever runs that server; one of our own authority (desk.yaml: tls) is replaced in its file, and the desk started anew.',
    'probe-lost':
      'The desk wrote to itself, and the letter did not arrive in time: customers’ mail may not get in, or ours not out. Look with: npm run sportello -- check',
    'probe-back': 'Mail goes out and comes in.',
    'scanner-silent':
      'Mail comes in as always, but its attachments stay held until it is back. Look after clamd: npm run sportello -- check',
    'scanner-back': 'The attachments that were held are being checked now.',
  },
  noticeFacts: {
    file: 'File',
    virus: 'Virus',
    secret: 'Secret',
    certificate: 'Certificate',
    expires: 'Expires',
    left: 'Days left',
    stops: 'What stops',
  },
};
