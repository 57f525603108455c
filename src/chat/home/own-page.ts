import { findHomePage, noteLooked } from '../../store/chats/home-pages.ts';
import { findAccount } from '../../store/people/operators.ts';
import type { Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import type { DeskDoor } from '../desk-door.ts';
import type { CardPlace } from '../gateway.ts';
import type { House } from '../press/asked.ts';
import type { Asker } from '../voice/asker.ts';
import { homeOf } from './draw-home.ts';
import { dueNext, markOf } from './kept.ts';

/** What platforms ask about a person's own page; null for a stranger. */
export function ownPages(
  house: Pick<House, 'desk' | 'voices' | 'links'>,
  operatorBehind: (asker: Asker) => Promise<Operator | null>,
): Pick<DeskDoor, 'home' | 'homeShown' | 'homeTurned'> {
  const { desk } = house;

  async function shown(
    { platform, userId }: Asker,
    page: CommandAnswer,
    { channel: chat, message }: CardPlace,
  ): Promise<CardPlace | null> {
    const account = await findAccount(desk.db, platform, userId);
    if (account?.operatorId == null) return null;
    const now = desk.clock();
    const stands = {
      list: page.list,
      mark: markOf(page),
      chat,
      message,
      drawnAt: now,
      dueAt: dueNext({ platform, lookedAt: now }, now),
    };
    const before = await noteLooked(desk.db, { platform, userId }, account.operatorId, stands);
    return before && before.message !== message ? { channel: before.chat, message: before.message } : null;
  }

  return {
    home: async asker => {
      const operator = await operatorBehind(asker);
      return operator && (await homeOf(house, operator, asker));
    },

    homeShown: shown,

    homeTurned: async ({ platform, userId }, page, lies) => {
      const known = await findHomePage(desk.db, { platform, userId });
      if (known?.message === lies.message) await shown({ platform, userId }, page, lies);
    },
  };
}
