import type { Activity } from 'botbuilder';
import type { ButtonPress } from '../button-press.ts';
import type { PressAnswer } from '../card.ts';
import { whereaboutsOf } from './heard/whereabouts.ts';
import type { Listening } from './listening.ts';

/** Asks the desk about a press. @returns null where it failed: nobody knows whether it was done */
export async function askAbout(
  press: ButtonPress,
  activity: Activity,
  { desk, settings, references, log }: Listening,
): Promise<PressAnswer | null> {
  try {
    const where = await whereaboutsOf(activity, settings, references);
    const isCard = where.kind === 'channel' && where.isCard && press.onCard === true;
    return await desk.press(press, where.kind === 'alone' ? where : { ...where, isCard });
  } catch (error) {
    log.error({ room: 'teams', err: error }, 'a press failed');
    return null;
  }
}
