import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { absence, operator } from '../../../../src/store/schema/people.ts';
import type { Hand } from '../hand.ts';
import type { Scene, Stage } from './scene.ts';

/** Somebody is away over noon, with a colleague who stands in for them: said in one scene, and over in another. */
export function awayOverNoon(): Scene[] {
  let who: Hand | null = null;
  let name = '';
  const goes: Scene = {
    name: 'somebody goes, and another stands in',
    between: [12, 18],
    play: async stage => {
      // The only manager stays.
      const manager = stage.somebody('manager');
      who = stage.somebody('operator', [manager]);
      name = nameOf(who);
      const standIn = nameOf(stage.somebody('operator', [manager, who]));
      await stage.say(
        who,
        `assente fino alle 16:00 ${standIn}`,
        async () => (await absencesOf(stage, name)).length > 0,
      );
      const [said] = await absencesOf(stage, name);
      const [named] = await stage.database.database.db
        .select()
        .from(operator)
        .where(eq(operator.name, standIn));
      expect(said?.absence.substituteId).toBe(named?.id);
      stage.leaves(name);
    },
  };
  const returns: Scene = {
    name: 'somebody is back',
    between: [30, 40],
    play: async stage => {
      if (!who) throw new Error('nobody has gone');
      await stage.say(who, 'tornato', async () =>
        (await absencesOf(stage, name)).every(each => each.absence.endedAt !== null),
      );
      stage.returns(name);
    },
  };
  return [goes, returns];
}

const nameOf = ({ name }: Hand) => name.split(' ').slice(0, 2).join(' ');

const absencesOf = async (stage: Stage, name: string) =>
  await stage.database.database.db
    .select()
    .from(absence)
    .innerJoin(operator, eq(operator.id, absence.operatorId))
    .where(eq(operator.name, name));
