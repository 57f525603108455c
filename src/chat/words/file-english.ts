import type { FileWords } from './file-words.ts';

export const fileEnglish: FileWords = {
  label: 'Attachments',
  hint: limit => `Up to ${limit} files: the customer gets them with the letter.`,
  choose: 'Attach files that you sent to Sportello in the last hour?',
  how: 'To attach a file, send it to Sportello in a private chat, then press “Change” and look at the letter again: it will be here.',
  fetching: 'One moment, the attachments are being fetched: then you can send.',
  taken: names =>
    names.length === 1
      ? `Got ${names[0]}. For an hour you can attach it, in the preview of the next letter that you write from Teams.`
      : `Got ${names.length} files: ${names.join(', ')}. For an hour you can attach them, in the preview of the next letter that you write from Teams.`,
  dangerous: name => `${name} cannot be sent: it is a kind of file that can do harm when it is opened.`,
  empty: name => `${name} is empty.`,
  tooLarge: megabytes =>
    `The attachments of a letter can have ${megabytes} MB together at most: many mail servers do not take more. Leave some out, or send a link.`,
  tooMany: limit => `A letter can have ${limit} attachments at most.`,
  unreachable: name => `${name} cannot be fetched. Try again in a moment.`,
  notOurs: name => `${name} lies with another service: download it, and send it from your computer.`,
  gone: 'One of the attachments is not there any more, or has gone with another letter: send it again.',
  again: 'Please choose the attachments again.',
  received: count => (count === 1 ? '📎 1 attachment' : `📎 ${count} attachments`),
  leftOut: names =>
    names.length === 1
      ? `The letter that you stopped had an attachment, ${names[0]}: choose it again, or it goes without.`
      : `The letter that you stopped had ${names.length} attachments, ${names.join(', ')}: choose them again, or it goes without.`,
  attached: count => (count === 1 ? 'With an attachment.' : `With ${count} attachments.`),
};
