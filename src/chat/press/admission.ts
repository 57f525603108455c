import type { Desk } from '../../desk/desk.ts';
import { recognise } from '../../desk/people/recognise.ts';
import { allPlaces } from '../../desk/places.ts';
import type { Presser } from '../../store/people/pressers.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Whereabouts } from '../desk-door.ts';
import type { CardPlace, Gateways } from '../gateway.ts';
import type { Asker } from '../voice/asker.ts';
import type { Voices } from '../voice/voices.ts';

type Admission = { ok: true; operator: Presser } | { ok: false; line: string };
/** Whether somebody may press or type, there. */
export type Admit = (asker: Asker, where: Whereabouts) => Promise<Admission>;

/**
 * The one order in which both platforms' presses and words are looked at: who is it, then whether the place is one of the
 * desk's own. Until both are known nothing is noted, drawn or done.
 */
export function admission(desk: Desk, gateways: Gateways, voices: Pick<Voices, 'known'>) {
  async function operatorBehind(
    { platform, userId }: Asker,
    where: Whereabouts = { kind: 'alone' },
  ): Promise<Presser | null> {
    const gateway = gateways[platform];
    return gateway ? await recognise(desk, gateway, platform, userId, placeIn(where)) : null;
  }

  const admit: Admit = async (asker, where) => {
    const operator = await operatorBehind(asker, where);
    if (!operator) return { ok: false, line: voices.known(asker).stranger };
    return isOwnPlace(desk, asker.platform, where, operator)
      ? { ok: true, operator }
      : { ok: false, line: voices.known(asker).people.notHere };
  };

  return { admit, operatorBehind };
}

/** Where a message was pressed. */
function placeIn(where: Whereabouts): CardPlace | null {
  if (where.kind === 'alone' || where.message === null) return null;
  const { channel, message } = where;
  return { channel, message };
}

/** A channel that desk.yaml names, a card that we know (the channel may have been another one then), or no channel. */
function isOwnPlace(
  desk: Desk,
  platform: ChatPlatform,
  where: Whereabouts,
  { isPlaceKnown }: Pick<Presser, 'isPlaceKnown'>,
): boolean {
  if (where.kind === 'alone') return true;
  const named = [...allPlaces(desk), ...desk.adminDestinations];
  return (
    named.some(known => known.platform === platform && known.channel === where.destination) || isPlaceKnown
  );
}
