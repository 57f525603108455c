import { moveHome } from '../../store/chats/home.ts';
import type { Operator } from '../../ticket/words.ts';
import type { DeskDoor } from '../desk-door.ts';
import { drawAgain } from '../lists/draw-again.ts';
import { readSpec } from '../lists/spec.ts';
import type { House } from '../press/asked.ts';
import type { Asker } from '../voice/asker.ts';
import { askingAt, homeOf } from './draw-home.ts';

/** What platforms ask about a person's own page; null for a stranger. */
export function ownPages(
  house: Pick<House, 'desk' | 'voices' | 'links'>,
  operatorBehind: (asker: Asker) => Promise<Operator | null>,
): Pick<DeskDoor, 'home' | 'homeNow' | 'homeLies'> {
  return {
    home: async asker => {
      const operator = await operatorBehind(asker);
      return operator && (await homeOf(house, operator, asker));
    },

    homeNow: async (asker, list) => {
      const operator = await operatorBehind(asker);
      const spec = readSpec(list);
      return operator && spec && (await drawAgain(spec, await askingAt(house, operator, asker)));
    },

    homeLies: async (asker, message) => {
      const operator = await operatorBehind(asker);
      return operator && (await moveHome(house.desk.db, operator.id, message));
    },
  };
}
