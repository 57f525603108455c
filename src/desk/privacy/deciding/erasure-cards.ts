import type { Effect } from '../../../outbox/effect.ts';
import type { Erasure } from '../../../store/privacy/erasures.ts';
import type { Desk } from '../../desk.ts';
import { noticeEffects } from '../../effects.ts';
import type { ErasurePlan } from '../plan.ts';

/** What its card says: who asks, and until when they are answered (ISO); what would go; or who decided. */
type Said =
  | { subject: 'erasure-asked'; name: string; answerBy: string }
  /** What would go is being looked at; nobody has that address. */
  | { subject: 'erasure-preparing' | 'erasure-unknown' }
  | { subject: 'erasure-proposed'; plan: ErasurePlan }
  | { subject: 'erasure-confirmed' | 'erasure-dropped'; decidedBy: string };

/**
 * The one card of an erasure with the managers, drawn anew as it goes on. Its key does not say who it is, and what is decided does
 * not either: it stays where it lies.
 */
export function erasureCards(
  { adminDestinations, clock }: Pick<Desk, 'adminDestinations' | 'clock'>,
  { id, nonce, address, proposedBy }: Pick<Erasure, 'id' | 'nonce' | 'address' | 'proposedBy'>,
  said: Said,
): Effect[] {
  const about = { erasure: String(id), nonce };
  const details = (): Record<string, string> => {
    switch (said.subject) {
      case 'erasure-asked':
        return { address: address ?? '', name: said.name, answerBy: said.answerBy, ...about };
      case 'erasure-preparing':
        return { address: address ?? '', proposedBy: proposedBy?.name ?? '', ...about };
      case 'erasure-unknown':
        return { decided: clock().toISOString(), ...about };
      case 'erasure-proposed':
        return {
          address: address ?? '',
          ...planned(said.plan),
          proposedBy: proposedBy?.name ?? '',
          ...about,
        };
      case 'erasure-confirmed':
      case 'erasure-dropped':
        return { decidedBy: said.decidedBy, decided: clock().toISOString(), ...about };
      default:
        return said satisfies never;
    }
  };
  return noticeEffects(adminDestinations, `erasure:${nonce}`, { subject: said.subject, details: details() });
}

/** What was opened since it was confirmed is left, and the managers are told, on a card of its own: the other one they have read. */
export function leftOpenCards(
  { adminDestinations }: Pick<Desk, 'adminDestinations'>,
  { nonce }: Pick<Erasure, 'nonce'>,
  open: number[],
): Effect[] {
  const notice = { subject: 'erasure-left-open', details: { leftOpen: listed(open) } };
  return noticeEffects(adminDestinations, `erasure-open:${nonce}`, notice);
}

/** A card is no list: so many are named. */
const namedAtMost = 12;

function listed(numbers: number[]): string {
  const named = numbers.slice(0, namedAtMost).map(number => `#${number}`);
  const left = numbers.length - named.length;
  return [...named, ...(left > 0 ? [`+${left}`] : [])].join(', ');
}

const countOf = (count: number) => (count === 0 ? '' : String(count));

/** What goes and what stays, by names that the card's words know; what there is none of is left out. */
function planned({ names, addresses, requests, others, messages, files, mails, kept, refusal }: ErasurePlan) {
  const of = (what: 'quote' | 'duty') => kept.filter(each => each.what === what);
  const [latest] = of('quote')
    .flatMap(({ until }) => until ?? [])
    .toSorted((a, b) => b.getTime() - a.getTime());
  return {
    name: names.slice(0, namedAtMost).join(', '),
    variants: addresses.slice(1, namedAtMost).join(', '),
    erased: listed(requests),
    erasedInOthers: listed(others),
    erasedMessages: countOf(messages),
    erasedFiles: countOf(files),
    erasedMails: countOf(mails),
    keptQuotes: listed(of('quote').map(({ ticket }) => ticket)),
    keptUntil: latest?.toISOString() ?? '',
    openYet: refusal?.reason === 'open-requests' ? listed(refusal.numbers) : '',
    keptDuties: listed(of('duty').map(({ ticket }) => ticket)),
  };
}
