import type { ChatGateway } from '../../src/chat/gateway.ts';
import type { ChatPlatform } from '../../src/ticket/words.ts';
import { likenessOfCard } from './likeness.ts';

type People = Pick<ChatGateway, 'member'> & Partial<Pick<ChatGateway, 'members' | 'present'>>;

/** A platform that knows these people, and on which nothing may be posted, edited or looked for. */
export function muteGateway(platform: ChatPlatform, people: People): ChatGateway {
  const none = async () => {
    throw new Error('not in this suite');
  };
  return {
    platform,
    members: async () => [],
    present: async () => new Set(),
    ...people,
    channelOf: async destination => destination,
    postCard: none,
    likenessOf: likenessOfCard,
    updateCard: none,
    postLine: none,
    postList: none,
    takeAway: none,
    leaveLine: none,
    postNotice: none,
    updateNotice: none,
    postIncident: none,
    updateIncident: none,
    findIncidentCard: none,
    postPrivately: none,
    takeBackPrivately: none,
    showHome: none,
    findCard: none,
    linkTo: async () => null,
    nameOf: async () => null,
  };
}
