import { z } from 'zod';
import { broadcastEffect } from '../../../desk/incidents/incident-effects.ts';
import { tellNext } from '../../../desk/incidents/tell.ts';
import type { Courier } from '../../../outbox/effect.ts';
import { enqueue } from '../../../outbox/enqueue.ts';
import { Permanent } from '../../../outbox/failure.ts';
import {
  beginIncidentCard,
  forgetIncidentPosting,
  incidentCardAt,
  noteIncidentCard,
} from '../../../store/incidents/cards.ts';
import { findIncident } from '../../../store/incidents/incidents.ts';
import type { CardPlace, ChatGateway } from '../../gateway.ts';
import { incidentCard } from '../../incidents/incident-card.ts';
import { incidentFacts } from '../../incidents/incident-facts.ts';
import type { IncidentCard } from '../../incidents/incident-view.ts';
import { type Chats, gatewayToOperators, toDestination } from '../chats.ts';
import { postOnce } from '../once/post-once.ts';
import { lookingTwice } from '../second-look.ts';

const shown = toDestination.extend({ incident: z.number() });
const sent = z.object({ broadcast: z.number() });

/** An incident's card, drawn as it is now; posted where there is none. */
export function incidentCardCourier(chats: Chats): Courier {
  const { desk, speech } = chats;
  return async payload => {
    const where = shown.parse(payload);
    const incident = await findIncident(desk.db, where.incident);
    if (!incident) throw new Permanent(`there is no incident ${where.incident}`);
    const facts = await incidentFacts(desk.db, incident);
    const card = incidentCard(facts, speech, desk.companies.now(), desk.services);
    await show(chats, gatewayToOperators(chats, where), where, card);
  };
}

type Key = z.infer<typeof shown>;

async function show(chats: Chats, gateway: ChatGateway, where: Key, card: IncidentCard): Promise<void> {
  const { db } = chats.desk;
  const known = await incidentCardAt(db, where);
  const channel = await gateway.channelOf(where.destination);
  const place = known && placeOf(known);
  // One that lies where the channel was before is left there: it says nothing that would be wrong for long.
  if (place?.channel === channel && (await isDrawn(gateway, place, card))) return;
  const { findIncidentCard } = gateway;
  const { posted } = await postOnce(chats, {
    platform: where.platform,
    begunAt: known?.postingSince ?? null,
    find: findIncidentCard
      ? async since => {
          const lost = await findIncidentCard(where.destination, card, since);
          return lost && (await isDrawn(gateway, lost, card)) ? lost : null;
        }
      : null,
    begin: at => beginIncidentCard(db, where, at),
    giveUp: () => forgetIncidentPosting(db, where),
    post: () => gateway.postIncident(where.destination, card),
  });
  await noteIncidentCard(db, where, posted);
}

/** @returns false where it is gone, at the second look too */
async function isDrawn(gateway: ChatGateway, place: CardPlace, card: IncidentCard): Promise<boolean> {
  return await lookingTwice(
    () => gateway.updateIncident(place, card),
    isThere => !isThere,
  );
}

function placeOf({ channel, message }: { channel: string | null; message: string | null }): CardPlace | null {
  return channel !== null && message !== null ? { channel, message } : null;
}

/** A message to all, as much of it as the mail server takes now; the rest follows. Of letters that cannot be written the admins hear. */
export function broadcastCourier({ desk }: Pick<Chats, 'desk'>): Courier {
  return async payload => {
    const { broadcast } = sent.parse(payload);
    const { again, faults } = await tellNext(desk, broadcast);
    if (again) await enqueue(desk.db, [broadcastEffect(broadcast, again)]);
    if (faults.length > 0)
      throw new Permanent(`${faults.length} letters of a message to all could not be written`, {
        cause: faults[0],
      });
  };
}
