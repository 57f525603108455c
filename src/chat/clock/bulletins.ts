import { z } from 'zod';
import { bulletins } from '../../desk/clock/bulletins.ts';
import type { Desk } from '../../desk/desk.ts';
import { chatPlatforms } from '../../ticket/words.ts';
import type { ListCard } from '../card.ts';
import { momentOf } from '../in-words/moment.ts';
import type { CardLinks } from '../lists/card-links.ts';
import type { Speech } from '../say.ts';
import { awayOffer } from './away-offer.ts';
import { forecast } from './forecast.ts';
import { handOver } from './hand-over.ts';
import { leftBehindCard } from './left-behind.ts';
import { maintenanceToldCard } from './maintenance-told.ts';
import { unattendedClosure } from './unattended-closure.ts';
import { weekReport } from './week-report.ts';

export const bulletinPayload = z.object({
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  kind: z.enum(bulletins),
  at: z.iso.datetime(),
  until: z.iso.datetime().optional(),
  closure: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  person: z.string().optional(),
  maintenance: z.string().optional(),
  what: z.string().optional(),
});
type Payload = z.infer<typeof bulletinPayload>;

/** What the desk tells by the clock; null when there is nothing to tell. */
export async function bulletinCard(
  desk: Desk,
  payload: Payload,
  speech: Speech,
  links: CardLinks,
): Promise<ListCard | null> {
  const moment = momentOf(desk, speech);
  const { platform, channel, at, until = at, closure = '', from = '', to = '' } = payload;
  const telling = { desk, to: { platform, channel }, moment, links };
  switch (payload.kind) {
    case 'forecast':
      return await forecast(telling, { from: new Date(at), until: new Date(until) });
    case 'hand-over':
      return await handOver(telling);
    case 'unattended-closure':
      return await unattendedClosure(desk, platform, { name: closure, from, to }, speech);
    case 'left-behind':
      return await leftBehindCard(telling, Number(payload.person));
    case 'away':
      return await awayOffer(telling, Number(payload.person));
    case 'report':
      return await weekReport(telling, new Date(at));
    case 'maintenance':
      return await maintenanceToldCard(desk, Number(payload.maintenance), payload.what ?? '', speech);
    default:
      return payload.kind satisfies never;
  }
}
