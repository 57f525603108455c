import type { WebClient } from '@slack/web-api';
import { clip } from '../../../clip.ts';
import type { ChatGateway } from '../../gateway.ts';
import { linesIn } from '../../nothing.ts';
import type { pace } from '../../pace.ts';
import { answerBlocks } from '../blocks/answer.ts';
import { escapeMrkdwn } from '../blocks/escape.ts';
import { call, unfurlsNothing } from '../call.ts';
import { limits } from '../limits.ts';

/** Messages to one person: their id in a channel's place is the conversation with them alone. */
export function privatePosts(
  client: WebClient,
  turn: ReturnType<typeof pace>,
): Pick<ChatGateway, 'postPrivately'> {
  return {
    postPrivately: async (userId, message) => {
      await turn(userId);
      const [line] = linesIn(message);
      const said = [message.title, line && `${line.token} ${line.subject}: ${line.details}`];
      const posted = await call(() =>
        client.chat.postMessage({
          channel: userId,
          text: clip(escapeMrkdwn(said.filter(Boolean).join(' · ')), limits.messageText),
          blocks: answerBlocks(message),
          ...unfurlsNothing,
        }),
      );
      return posted.channel && posted.ts ? { channel: posted.channel, message: posted.ts } : null;
    },
  };
}
