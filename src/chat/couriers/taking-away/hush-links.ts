import { forgetLinkShown, linksShownOf } from '../../../store/chats/links-shown.ts';
import { hasWords, seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import type { ChatGateway } from '../../gateway.ts';
import type { Chats } from '../chats.ts';

/**
 * Below links to a ticket stood its words, in whichever of the platform's channels: where few may see them now, our own words
 * take their place. The message above is somebody else's, and stays.
 */
export async function hushLinks(
  { desk }: Chats,
  gateway: ChatGateway,
  ticket: Ticket,
  instead: string,
): Promise<void> {
  const { platform } = gateway;
  const key = { ticket: ticket.number, platform };
  for (const shown of await linksShownOf(desk.db, key)) {
    const { channel, message, link } = shown;
    const eyes = eyesOf(desk, { kind: 'channel', platform, channel }, 'unfurl');
    if (hasWords(seen(ticket, eyes))) continue;
    await gateway.unfurl?.({ channel, message }, [{ link, text: instead }]);
    await forgetLinkShown(desk.db, key, shown);
  }
}
