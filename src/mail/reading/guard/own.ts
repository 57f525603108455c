import { isOneOf } from '../../../ticket/people/address.ts';
import { idsIn } from '../../message-id.ts';
import type { Check } from './facts.ts';

/** The header that our letters carry, so that one that comes back is known even if its Message-ID was rewritten. */
export const loopHeader = 'X-Sportello-Loop';

/**
 * Where gateways keep the id that they replaced (Google's SMTP relay, Amazon SES, Exchange), and the letters of ours
 * that ours went on from. A person's answer has those too, but never the loop header: no mail program copies it.
 */
const otherIds = [
  'x-google-original-message-id',
  'x-original-message-id',
  'x-ms-exchange-parent-message-id',
  'in-reply-to',
  'references',
];

/** Our letters that came back, by their signed ids: a header alone could be forged to make a mail disappear. */
export const ownLetters: Check[] = [
  {
    kind: 'own',
    why: ({ headers, messageId, context }) =>
      headers.has(loopHeader.toLowerCase()) && context.isOwnMessageId(messageId)
        ? 'one of our own emails came back'
        : null,
  },
  {
    kind: 'own',
    why: ({ headers, context }) =>
      headers.has(loopHeader.toLowerCase()) &&
      otherIds.some(name => idsIn(headers.get(name)).some(id => context.isOwnMessageId(id)))
        ? 'one of our own emails came back under another Message-ID'
        : null,
  },
];

/**
 * The mark alone, which anybody can copy, makes no mail disappear. From our own address people write too (from the mailbox
 * itself, by a web form, through a group), so that alone says nothing. Both together may be a loop: kept, never answered.
 */
export const loopMarks: Check[] = [
  {
    kind: 'machine',
    why: ({ headers, sender, context }) =>
      headers.has(loopHeader.toLowerCase()) && isOneOf(context.ownAddresses, sender.address)
        ? 'from our own address, with our loop mark, but with no id that we signed'
        : null,
  },
];
