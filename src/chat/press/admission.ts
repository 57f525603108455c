import type { Desk } from '../../desk/desk.ts';
import { recognise } from '../../desk/people/recognise.ts';
import { allPlaces } from '../../desk/places.ts';
import { ticketAt } from '../../store/chats/pressed-cards.ts';
import type { Presser } from '../../store/people/pressers.ts';
import type { ChatPlatform } from '../../ticket/words.ts';
import type { Whereabouts } from '../desk-door.ts';
import type { Gateways } from '../gateway.ts';
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
  async function operatorBehind(asker: Asker): Promise<Presser | null> {
    const gateway = gateways[asker.platform];
    return gateway ? await recognise(desk, gateway, asker.platform, asker.userId) : null;
  }

  const admit: Admit = async (asker, where) => {
    const operator = await operatorBehind(asker);
    if (!operator) return { ok: false, line: voices.known(asker).stranger };
    return (await isOwnPlace(desk, asker.platform, where))
      ? { ok: true, operator }
      : { ok: false, line: voices.known(asker).people.notHere };
  };

  return { admit, operatorBehind };
}

/** A channel that desk.yaml names, a card that we know (the channel may have been another one then), or no channel. */
async function isOwnPlace(desk: Desk, platform: ChatPlatform, where: Whereabouts): Promise<boolean> {
  if (where.kind === 'alone') return true;
  const { channel, destination, message } = where;
  const named = [...allPlaces(desk), ...desk.adminDestinations];
  if (named.some(known => known.platform === platform && known.channel === destination)) return true;
  return message !== null && (await ticketAt(desk.db, platform, { channel, message })) !== null;
}
