import type { Seen } from '../../ticket/sight/seen.ts';
import { approveReply, readInPassing } from '../actions/answers/approve-reply.ts';
import { asideButtons } from '../actions/aside-buttons.ts';
import { confirmErasing } from '../actions/erasing/confirm-erasure.ts';
import { dropErasing } from '../actions/erasing/drop-erasure.ts';
import { proposeErasing } from '../actions/erasing/propose-erasure.ts';
import { grantPortalForCompany } from '../actions/portal/grant-portal-for-company.ts';
import type { NoticeCard } from '../card.ts';
import { reasonAlone } from '../in-words/reasons/reason-in-words.ts';
import { readableLine } from '../readable.ts';
import { type Speech, withInstantsInWords } from '../say.ts';
import { type NoticeSubject, type Words, wordsIn } from '../words/words.ts';

/** Something that the admins are told: what it is about, and by name what there is to know. */
export type Notice = { subject: NoticeSubject; details: Record<string, string> };

/** For a button to carry: ids that tell a reader nothing. */
const buttonsOnly = ['letter', 'announced', 'saved', 'wish', 'companies', 'outage', 'erasure', 'nonce'];

/** What is first looked for stands first: a database keeps names in an order of its own. All others follow these. */
const order = [
  ...['ticket', 'task', 'service', 'mailbox', 'name', 'italian', 'english'],
  ...['address', 'variants', 'company', 'sees'],
  ...['erased', 'erasedInOthers', 'erasedMessages', 'erasedFiles', 'erasedMails'],
  ...['openYet'],
  ...['keptQuotes', 'keptUntil', 'keptDuties'],
  ...['proposedBy', 'decidedBy', 'decided', 'error'],
];

function placeOf(fact: string): number {
  const place = order.indexOf(fact);
  return place < 0 ? order.length : place;
}

/** Good news, and what somebody has decided: it asks for nothing. */
const settled: NoticeSubject[] = [
  ...(['mailbox-back', 'probe-back', 'scanner-back', 'service-back'] as const),
  ...(['reply-approved', 'reply-refused', 'reply-retired'] as const),
  ...(['portal-granted', 'portal-refused'] as const),
  ...(['erasure-confirmed', 'erasure-dropped', 'erasure-unknown'] as const),
];

/** What takes the place of the card under the same key, on which it was still to be decided. */
export function replacesCard({ subject }: Notice): boolean {
  // Of an erasure that was asked for, what would go follows.
  if (subject === 'erasure-preparing' || subject === 'erasure-proposed') return true;
  return /^(reply|portal|erasure)-/.test(subject) && settled.includes(subject);
}

/** A card for the admins, in their language. Empty details are left out, and names without words are shown as they are. */
export function noticeCard(notice: Seen<Notice>, speech: Speech): NoticeCard {
  const { subject, details } = notice;
  const words = wordsIn(speech.language);
  return {
    title: words.noticeTitles[subject],
    text: words.noticeTexts[subject],
    facts: Object.entries(withInstantsInWords(speech, details))
      .filter(([name]) => !buttonsOnly.includes(name))
      .toSorted(([one], [other]) => placeOf(one) - placeOf(other))
      .map(([name, value]) => ({
        label: words.noticeFacts[name] ?? name,
        value: readableLine(
          valueInWords(name, value, { words, isOver: over.includes(subject) }),
          shownOf(name),
        ),
      }))
      .filter(({ value }) => value !== ''),
    tone: settled.includes(subject) ? 'settled' : 'warning',
    buttons: buttons(notice, speech),
  };
}

/** Nobody tries what it is about any more. */
const over: NoticeSubject[] = ['failed-effect', 'webhook-given-up', 'letter-refused'];

/** What is out of order is told all the same, whatever it is found by: an outage must not wait for those few. */
const outOfOrder: NoticeSubject[] = ['failed-effect', 'blocked-effect', 'late-effect'];

/** The same about a request whose words the admins may not see. */
export function restrictedNoticeCard({ subject, details }: Notice, { language }: Speech): NoticeCard {
  const { restricted, noticeFacts, noticeTitles, noticeTexts } = wordsIn(language);
  const isOutOfOrder = outOfOrder.includes(subject);
  const { ticket = '', task = '' } = details;
  const what = taskInWords(task, wordsIn(language));
  const facts = Object.entries({ ticket, ...(isOutOfOrder ? { task: what, error: restricted.line } : {}) });
  return {
    title: isOutOfOrder ? noticeTitles[subject] : restricted.subject,
    text: isOutOfOrder ? noticeTexts[subject] : restricted.line,
    facts: facts
      .filter(([, value]) => value !== '')
      .map(([name, value]) => ({ label: noticeFacts[name] ?? name, value: readableLine(value, 300) })),
    tone: 'warning',
    buttons: [],
  };
}

/** What the admins can do about it, where that is anything. */
function buttons({ subject, details }: Seen<Notice>, { language }: Speech): NoticeCard['buttons'] {
  const { mail, letter, announced, saved, wish, outage, erasure, nonce = '' } = details;
  const words = wordsIn(language);
  if (subject === 'unreadable-mail') return asideButtons('unread-mail', { id: Number(mail), nonce }, words);
  if (subject === 'service-down') return asideButtons('outage', { id: Number(outage), nonce }, words);
  const verbs = erasureVerbs[subject];
  if (verbs)
    return asideButtons('erasure', { id: Number(erasure), nonce }, words).filter(({ verb }) =>
      verbs.includes(verb),
    );
  if (subject === 'portal-asked')
    return asideButtons('portal-wish', { id: Number(wish), nonce }, words).filter(
      ({ verb }) => details.companies !== '' || verb !== grantPortalForCompany.verb,
    );
  if (subject === 'reply-proposed') {
    // Nobody lets out what they have not read: a longer one is approved in the form that shows all of it.
    const isWhole = Object.values(details).every(value => value.length <= readInPassing);
    return asideButtons('saved-reply', { id: Number(saved), nonce }, words).filter(
      ({ verb }) => isWhole || verb !== approveReply.verb,
    );
  }
  if (subject !== 'complaint') return [];
  if (letter) return asideButtons('complaint', { id: Number(letter), nonce }, words);
  return announced ? asideButtons('announcement-complaint', { id: Number(announced), nonce }, words) : [];
}

/** What can be done about an erasure, by how far it is. */
const erasureVerbs: Partial<Record<NoticeSubject, string[]>> = {
  'erasure-asked': [proposeErasing.verb, dropErasing.verb],
  'erasure-preparing': [dropErasing.verb],
  'erasure-proposed': [confirmErasing.verb, dropErasing.verb],
};

/** What did not go, as people call it. */
function taskInWords(task: string, { noticeTasks }: Words): string {
  return noticeTasks[task] ?? task;
}

/** A reason is a sentence, and the words of whoever refused behind it. */
function shownOf(name: string): number {
  return name === 'error' ? 400 : readInPassing;
}

/** What stands in a fact: of what has a name of ours, that name. */
function valueInWords(
  name: string,
  value: string,
  { words, isOver }: { words: Words; isOver: boolean },
): string {
  if (name === 'task') return taskInWords(value, words);
  if (name === 'error') return reasonAlone(value, words, { isOver });
  // A complaint is a report, too: its title says which.
  return name === 'kind' ? (words.noticeKinds[value] ?? '') : value;
}
