import { forgetLinkShown, type LinkShown, linksShownOf } from '../../../store/chats/links-shown.ts';
import { findOperator } from '../../../store/people/operators.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf, type Viewer } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { ChatGateway } from '../../gateway.ts';
import type { Chats } from '../chats.ts';
import type { Taking } from './take-each.ts';

/**
 * Below links to a ticket stood its words, in whichever of the platform's channels, or where one person is alone with the app:
 * where few may see them now, our own words take their place. The message above is somebody else's, and stays.
 *
 * @param erased its words are gone: nobody sees them there any more
 * @param whose of an operator, by the desk's number; null: those in channels
 */
export async function linksToHush(
  { desk, erased }: Pick<Chats, 'desk'> & { erased: boolean },
  gateway: ChatGateway,
  ticket: Ticket,
  instead: string,
  whose: number | null,
): Promise<Taking[]> {
  const { platform } = gateway;
  const key = { ticket: ticket.number, platform };
  const found: Taking[] = [];
  for (const shown of await linksShownOf(desk.db, key)) {
    const { channel, message, link, operator } = shown;
    if (operator !== whose) continue;
    const viewer = await whoReads(desk.db, platform, shown);
    if (!erased && viewer && hasWords(seen(ticket, eyesOf(desk, viewer, 'unfurl')))) continue;
    found.push({
      take: async () => (await gateway.unfurl?.({ channel, message }, [{ link, text: instead }])) ?? true,
      taken: () => forgetLinkShown(desk.db, key, shown),
    });
  }
  return found;
}

/** @returns null for somebody who has left */
async function whoReads(
  db: Chats['desk']['db'],
  platform: ChatGateway['platform'],
  { channel, operator: id }: LinkShown,
): Promise<Viewer | null> {
  if (id === null) return { kind: 'channel', platform, channel };
  const operator = await findOperator(db, id);
  return operator && { kind: 'operator', operator };
}
