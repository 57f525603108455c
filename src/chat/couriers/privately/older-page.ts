import { z } from 'zod';
import type { Courier } from '../../../outbox/effect.ts';
import { chatPlatforms } from '../../../ticket/words.ts';
import { wordsIn } from '../../words/words.ts';
import { type Chats, gatewayTo } from '../chats.ts';
import { lookingTwice } from '../second-look.ts';

const left = z.object({ platform: z.enum(chatPlatforms), chat: z.string(), message: z.string() });

/** Of a person's own page there is one in a chat: the message in which it stood before is taken away, however far up it lies. */
export function olderPageCourier(chats: Chats): Courier {
  return async payload => {
    const { platform, chat: channel, message } = left.parse(payload);
    const instead = { text: wordsIn(chats.speech.language).home.title, link: null };
    const gateway = gatewayTo(chats, platform);
    await lookingTwice(
      () => gateway.takeBackPrivately({ channel, message }, instead),
      isAway => !isAway,
    );
  };
}
