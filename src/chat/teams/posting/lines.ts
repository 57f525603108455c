import type { Activity } from 'botbuilder';
import { clip } from '../../../clip.ts';
import type { ThreadLine } from '../../card.ts';
import type { ChatGateway } from '../../gateway.ts';
import { escapeXml } from './escape-xml.ts';
import { withMentions } from './mentions.ts';
import { idOf } from './message.ts';
import type { Posting } from './posting.ts';

const textLength = 4000;

/** Lines in the thread of a card. */
export function linePosts({ referenceOf, turn, conversations }: Posting): Pick<ChatGateway, 'postLine'> {
  return {
    postLine: async (place, { text, mentions }) => {
      const reference = await referenceOf(place.channel);
      return await withMentions(mentions, async (called, names) => {
        await turn(place.channel);
        const sent = await conversations.inThread(reference, place, context =>
          context.sendActivity(lineMessage({ text, mentions: called }, names)),
        );
        return sent && idOf(sent.value);
      });
    },
  };
}

/** A line for a thread. @param names of people who are named, but not called */
function lineMessage({ text, mentions }: ThreadLine, names: string): Partial<Activity> {
  const tags = mentions.map(({ userId, name }) => ({ userId, tag: `<at>${escapeXml(name)}</at>`, name }));
  return {
    type: 'message',
    // In this format Teams reads no Markdown, and what is escaped stays what it is.
    textFormat: 'xml',
    text: [...tags.map(({ tag }) => tag), escapeXml(clip([names, text].join(' ').trim(), textLength))].join(
      ' ',
    ),
    entities: tags.map(({ userId, tag, name }) => ({
      type: 'mention',
      text: tag,
      mentioned: { id: userId, name },
    })),
  };
}
