import type { ChatPlatform, Operator } from '../../ticket/words.ts';
import type { DeskDoor } from '../desk-door.ts';
import type { Gateways } from '../gateway.ts';
import type { House } from '../press/asked.ts';
import type { Asker } from '../voice/asker.ts';
import { linkedRequests } from './linked-requests.ts';
import { conversationOf } from './readers.ts';
import { showBelow } from './show-below.ts';

type Sharing = Pick<DeskDoor, 'linked' | 'unfurl'>;

/** Links to requests: what is shown of them is what those may see who read where they stand, and nobody else's business. */
export function sharing(
  house: Pick<House, 'desk' | 'voices' | 'links'>,
  gateways: Gateways,
  operatorBehind: (asker: Asker) => Promise<Operator | null>,
): Sharing {
  const { desk, voices } = house;

  return {
    linked: async (asker, link, readers) => {
      if (desk.addresses.numberIn(link) === null) return null;
      const operator = await operatorBehind(asker);
      if (!operator) return null;
      const own = await voices.answering(desk, operator, asker);
      const speech = readers.kind === 'alone' ? own : voices.aloud;
      const conversation = conversationOf(desk, asker.platform, readers, operator);
      const [found] = await linkedRequests(house, asker.platform, conversation, [link], speech);
      return found?.request ?? null;
    },

    unfurl: async (asker, { channel, message, links, isAlone }) => {
      const { platform } = asker;
      const gateway = gateways[platform];
      if (!gateway?.unfurl || !links.some(link => desk.addresses.numberIn(link) !== null)) return;
      const operator = await operatorBehind(asker);
      if (!operator) return;
      const readers = isAlone ? alone : await readersOf(gateways, platform, channel);
      const conversation = conversationOf(desk, platform, readers, operator);
      const found = await linkedRequests(house, platform, conversation, links, voices.aloud);
      await showBelow(desk, gateway, { channel, message }, found, conversation);
    },
  };
}

const alone = { kind: 'alone', isAmongUs: true } as const;

async function readersOf(gateways: Gateways, platform: ChatPlatform, channel: string) {
  return {
    kind: 'channel',
    channel,
    destination: channel,
    message: null,
    isCard: false,
    isAmongUs: (await gateways[platform]?.isAmongUs?.(channel)) ?? false,
  } as const;
}
