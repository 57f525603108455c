import { isListOf } from '../author/list-address.ts';
import { type Check, type Facts, hasPrecedence } from './facts.ts';

/** Lists and newsletters (RFC 2369, 2919); a person who writes through one is not answered either: all would read it. */
export const lists: Check[] = [
  {
    kind: 'list',
    why: facts => {
      const { headers } = facts;
      if (isOurGroup(facts)) return null;
      const header = ['list-id', 'list-unsubscribe', 'list-post', 'x-mailing-list'].find(name =>
        headers.has(name),
      );
      return header ? `from a mailing list (${header}: ${headers.get(header).slice(0, 80)})` : null;
    },
  },
  {
    kind: 'list',
    why: facts => (hasPrecedence(facts.headers, /^list$/i) && !isOurGroup(facts) ? 'Precedence: list' : null),
  },
];

/**
 * Our own mailbox may be a group (Google Groups: `List-ID: <support.interzen.example>`), or one that desk.yaml names lead to
 * it. Then everybody's mail comes through a list, and is still written to us.
 */
function isOurGroup({ headers, context }: Facts): boolean {
  return [...context.ownAddresses, ...(context.groups ?? [])].some(address => isListOf(headers, address));
}
