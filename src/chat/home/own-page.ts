import { olderPageEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { findHomePage, noteLooked } from '../../store/chats/home-pages.ts';
import { findAccount } from '../../store/people/operators.ts';
import { written } from '../../store/written.ts';
import type { Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import type { DeskDoor } from '../desk-door.ts';
import type { CardPlace } from '../gateway.ts';
import { isOnOwnPage } from '../lists/on-own-page.ts';
import type { House } from '../press/asked.ts';
import type { Asker } from '../voice/asker.ts';
import { homeOf } from './draw-home.ts';
import { dueNext, markOf } from './kept.ts';
import { settle } from './settle.ts';

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
  ): Promise<void> {
    const account = await findAccount(desk.db, platform, userId);
    const operatorId = account?.operatorId ?? null;
    if (operatorId === null) return;
    const now = desk.clock();
    const stands = { list: page.list, mark: markOf(page), chat, message, drawnAt: now, dueAt: now };
    const noted = await written(() =>
      desk.db.transaction(async tx => {
        const { page, before } = await noteLooked(tx, { platform, userId }, operatorId, stands);
        if (before && before.chat !== '' && before.message !== message)
          await enqueue(tx, [olderPageEffect(platform, before)]);
        return page;
      }),
    );
    await settle(desk, noted, page, dueNext(noted, now));
  }

  return {
    home: async asker => {
      const operator = await operatorBehind(asker);
      return operator && (await homeOf(house, operator, asker));
    },

    homeShown: shown,

    homeTurned: async ({ platform, userId }, page, lies) => {
      const known = await findHomePage(desk.db, { platform, userId });
      const isTheirs = known ? known.message === lies.message : isOnOwnPage(page);
      if (isTheirs) await shown({ platform, userId }, page, lies);
      return isTheirs;
    },
  };
}
