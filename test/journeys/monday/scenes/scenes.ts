import type { Chance } from '../chance.ts';
import { atOnce } from './at-once.ts';
import { awayOverNoon } from './away.ts';
import { closure } from './closure.ts';
import { incidentOfTheDay } from './incident.ts';
import { merged, ofTheFew, putOff, reopened, savedReply } from './one-request.ts';
import type { Scene } from './scene.ts';

/** All that day must have, each at a moment of chance's choice. @returns by the mail of the day with which it begins */
export function scenesOfTheDay(chance: Chance): Map<number, Scene> {
  const scenes = [
    ...incidentOfTheDay(),
    ...awayOverNoon(),
    ...[atOnce, closure, merged, ofTheFew, putOff, reopened, savedReply],
  ];
  const day = new Map<number, Scene>();
  // Those with the least choice choose first.
  const widthOf = ({ between: [earliest, latest] }: Scene) => latest - earliest;
  for (const scene of scenes.toSorted((a, b) => widthOf(a) - widthOf(b))) {
    const [earliest, latest] = scene.between;
    const moments = Array.from({ length: latest - earliest + 1 }, (_, at) => earliest + at);
    day.set(chance.of(moments.filter(moment => !day.has(moment))) ?? latest, scene);
  }
  return day;
}
