import { clip } from '../../../clip.ts';
import type { CardPlace, ChatGateway } from '../../gateway.ts';
import { escapeXml } from './escape-xml.ts';
import type { Posting } from './posting.ts';

const textLength = 1000;
const summaryLength = 200;

/** Messages of ours that are to be seen no more. */
export function takenAway({
  referenceOf,
  turn,
  conversations,
}: Posting): Pick<ChatGateway, 'takeAway' | 'leaveLine'> {
  const at = async ({ channel, message }: CardPlace, thread: CardPlace | null) => {
    await turn(`${channel} updates`);
    return [await referenceOf(channel), `${channel};messageid=${thread?.message ?? message}`] as const;
  };
  return {
    takeAway: async (place, thread) => {
      const way = await at(place, thread);
      return await conversations.onMessage(...way, context => context.deleteActivity(place.message));
    },

    leaveLine: async (place, thread, { text, link }) => {
      const way = await at(place, thread);
      const address = link ? ` <a href="${escapeXml(link.url)}">${escapeXml(link.label)}</a>` : '';
      return await conversations.onMessage(...way, context =>
        context.updateActivity({
          type: 'message',
          id: place.message,
          textFormat: 'xml',
          // What stood in notifications goes with the card.
          summary: clip(text, summaryLength),
          text: `${escapeXml(clip(text, textLength))}${address}`,
          attachments: [],
        }),
      );
    },
  };
}
