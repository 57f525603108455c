import { z } from 'zod';
import type { Courier } from '../../../outbox/effect.ts';
import { chatPlatforms } from '../../../ticket/words.ts';
import { wordsIn } from '../../words/words.ts';
import { type Chats, gatewayTo } from '../chats.ts';
import { takeEach } from './take-each.ts';

const about = z.object({ platform: z.enum(chatPlatforms), channel: z.string(), message: z.string() });

/** A card for the admins named somebody who was erased since: our own words take its place. */
export function unsayCourier(chats: Chats): Courier {
  return async payload => {
    const { platform, channel, message } = about.parse(payload);
    const gateway = gatewayTo(chats, platform);
    const line = { text: wordsIn(chats.speech.language).erasing.lineGone, link: null };
    const place = { channel: await gateway.channelOf(channel), message };
    await takeEach([{ take: () => gateway.leaveLine(place, null, line), taken: async () => {} }]);
  };
}
