import { inContext, shortId } from '../log/context.ts';
import type { Log } from '../log.ts';
import type { DeskDoor } from './desk-door.ts';

/**
 * The desk's door, told in the log: each line of one press bears its id and its ticket, and the last one how it was
 * answered, and how long that took. What was typed is nobody's business.
 */
export function loggedDoor(door: DeskDoor, log: Log): DeskDoor {
  return {
    ...door,
    press: (press, where) => {
      const { platform, verb, step, ticket, key, userId } = press;
      const about = ticket > 0 ? { ticket } : {};
      return inContext({ press: shortId(key), ...about }, async () => {
        const begun = performance.now();
        const answer = await door.press(press, where);
        const ms = Math.round(performance.now() - begun);
        log.info({ room: platform, verb, step, user: userId, answer: answer.kind, ms }, 'answered a press');
        return answer;
      });
    },
    command: (asker, typed, where, id) =>
      inContext({ press: shortId(`${asker.platform}:${asker.userId}:${id}`) }, async () => {
        const begun = performance.now();
        const answer = await door.command(asker, typed, where, id);
        const ms = Math.round(performance.now() - begun);
        log.info({ room: asker.platform, user: asker.userId, ms }, 'answered a typed command');
        return answer;
      }),
  };
}
