import type { DeskDoor } from '../chat/desk-door.ts';
import type { Take } from '../mail/doors/take.ts';
import type { Courier } from '../outbox/effect.ts';
import { Blocked, Permanent, Transient, Unsure } from '../outbox/failure.ts';
import { isPassing } from '../store/fault.ts';
import type { Meter } from './meter.ts';

/** The desk's door, with each press and typed command counted. @param isVerb other verbs are forged, or of another version */
export function countedDoor(door: DeskDoor, meter: Meter, isVerb: (verb: string) => boolean): DeskDoor {
  return {
    ...door,
    acknowledged: (platform, seconds) => meter.ackSeconds.observe({ platform }, seconds),
    press: async (press, where) => {
      const { platform } = press;
      const verb = isVerb(press.verb) ? press.verb : 'unknown';
      const end = meter.pressSeconds.startTimer({ platform });
      const counted = (answer: string) => {
        end();
        meter.presses.inc({ platform, verb, answer });
      };
      return await toldOf(
        door.press(press, where),
        ({ kind }) => counted(kind),
        () => counted('failed'),
      );
    },
    command: async (asker, typed, where, id) => {
      const { platform } = asker;
      const end = meter.commandSeconds.startTimer({ platform });
      const counted = () => {
        end();
        meter.commands.inc({ platform });
      };
      return await toldOf(door.command(asker, typed, where, id), counted, counted);
    },
  };
}

/** The same of mails, whatever becomes of them; `failed` is one that stays where it is, and comes again. */
export function countedMails(take: Take, meter: Meter): Take {
  return async mail => {
    const { door } = mail;
    const end = meter.mailSeconds.startTimer({ door });
    const counted = (outcome: string) => {
      end();
      meter.mails.inc({ door, outcome });
    };
    return await toldOf(
      take(mail),
      ({ outcome }) => counted(outcome),
      () => counted('failed'),
    );
  };
}

/** The same of what leaves the desk, and why it could not. */
export function countedCouriers(couriers: Record<string, Courier>, meter: Meter): Record<string, Courier> {
  return Object.fromEntries(
    Object.entries(couriers).map(([task, courier]): [string, Courier] => [
      task,
      async payload => {
        const end = meter.effectSeconds.startTimer({ task });
        await toldOf(
          courier(payload),
          () => {
            end();
            meter.effects.inc({ task });
          },
          error => {
            end();
            meter.failures.inc({ task, cause: causeOf(error) });
          },
        );
      },
    ]),
  );
}

/** By what the outbox decides what to do about it (outbox/patience.ts). */
function causeOf(error: unknown): string {
  if (error instanceof Blocked) return 'blocked';
  if (error instanceof Unsure) return 'unsure';
  if (error instanceof Transient) return 'unavailable';
  if (error instanceof Permanent) return 'permanent';
  return isPassing(error) ? 'database' : 'bug';
}

/** What comes of it goes on as it is, once it was told. */
async function toldOf<T>(
  going: Promise<T>,
  done: (result: T) => void,
  failed: (error: unknown) => void,
): Promise<T> {
  try {
    const result = await going;
    done(result);
    return result;
  } catch (error) {
    failed(error);
    throw error;
  }
}
