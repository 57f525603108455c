import type { ArrivedMail, Authorship } from '../../../desk/inbound-email.ts';
import { isOneOf } from '../../../ticket/people/address.ts';
import type { Person } from '../../../ticket/words.ts';
import { addressesIn } from '../addresses/addresses.ts';
import { nobody } from '../addresses/nobody.ts';
import type { Headers } from '../headers.ts';
import type { HeaderLine } from '../mime/header-block.ts';
import type { ReadingContext } from '../reading-context.ts';
import { listAddress } from './list-address.ts';
import { verdictOf } from './verdict.ts';

/** More sign a mail only in jest. */
const authorsAtMost = 20;

/**
 * Who wrote a mail (service rules, 13): From decides, together with what the receiving server says of it. Reply-To says
 * only where an answer goes; whoever stands there has written nothing.
 *
 * A group that rewrites From (DMARC) keeps the author in X-Original-From. Anybody could write that, so it is believed of a
 * group that desk.yaml names, in a mail that the receiving server says is that group's. Else the name is shown, and marked.
 *
 * Answers are wanted at Reply-To where that is somebody else than the desk, a group, or nobody. The desk does so only where
 * the mail that opens a ticket asks for it, and its sender was not found to be another: what comes later, in whatever name,
 * cannot turn somebody's letters aside.
 */
export function whoWrote(
  { lines, headers }: { lines: HeaderLine[]; headers: Headers },
  { mailbox, door }: Pick<ArrivedMail, 'mailbox' | 'door'>,
  context: ReadingContext,
): Authorship {
  const all = (name: string) =>
    lines.filter(({ key }) => key === name).flatMap(({ value }) => addressesIn(value));
  const written = all('from').slice(0, authorsAtMost);
  const [acting] = addressesIn(headers.first('sender'));
  const sender = written[0] ?? acting ?? null;
  const { ownAddresses, groups = [], trusts = [] } = context;
  const trusted = trusts.find(known => known.mailbox === mailbox && known.doors.includes(door));
  const list = listAddress(headers);
  const isOurs = (address: string) => isOneOf(ownAddresses, address) || isOneOf(groups, address);
  const isShared = (address: string) => isOurs(address) || (address !== '' && address === list);
  const senderAddress = sender?.address ?? '';
  // Whose list it is anybody may write; only a group of ours rewrites From behind the server that is trusted.
  const verdict = verdictOf(lines, senderAddress, trusted?.server ?? null, isOurs(senderAddress));

  const original = sender && isShared(sender.address) ? originalIn(headers) : null;
  const isConfirmed = verdict.outcome === 'verified' && isOneOf(groups, senderAddress);
  const author = original ?? sender ?? { name: '', address: '' };
  const said = original
    ? isConfirmed
      ? ({
          outcome: 'none',
          why: `named by the group ${sender?.address}, which the receiving server confirms`,
        } as const)
      : ({
          outcome: 'failed',
          by: 'rewritten',
          why: `named by ${sender?.address}, which nobody confirms`,
        } as const)
    : verdict;
  const answersTo =
    addressesIn(headers.first('reply-to')).find(
      ({ address }) => address !== author.address && !isShared(address) && !nobody.test(address),
    ) ?? null;
  return {
    author,
    alsoBy: original
      ? []
      : [...written.slice(1), ...(acting ? [acting] : [])].filter(
          ({ address }) => address !== author.address && !isShared(address),
        ),
    answersTo,
    verdict: said,
    shared: isOneOf(ownAddresses, author.address) ? 'own-address' : isShared(author.address) ? 'group' : null,
  };
}

/** Whom a group names as the author of what it passes on. */
function originalIn(headers: Headers): Person | null {
  const [from] = addressesIn(headers.first('x-original-from'));
  return from ?? addressesIn(headers.first('x-original-sender'))[0] ?? null;
}
