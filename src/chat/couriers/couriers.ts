import { z } from 'zod';
import { recompute } from '../../desk/clock/recompute.ts';
import type { Desk } from '../../desk/desk.ts';
import { offerTwin } from '../../desk/relations/offer-twin.ts';
import type { Log } from '../../log.ts';
import type { Courier } from '../../outbox/effect.ts';
import type { Gateways } from '../gateway.ts';
import type { Speech } from '../say.ts';
import { absenceCourier } from './absences.ts';
import { bulletinCourier, pingCourier } from './calls.ts';
import { cardCourier, redrawCourier } from './cards.ts';
import type { Chats } from './chats.ts';
import { broadcastCourier, incidentCardCourier } from './incidents/incident-card.ts';
import { incidentNameCourier, incidentWithheldCourier } from './incidents/incident-name.ts';
import { lineCourier } from './lines.ts';
import { noticeCourier } from './notices.ts';
import { dutyCourier } from './privately/duties.ts';
import { fewCourier } from './privately/few.ts';
import { homesCourier } from './privately/homes.ts';
import { olderPageCourier } from './privately/older-page.ts';
import { privateLineCourier } from './privately/private-lines.ts';
import { reminderCourier } from './privately/reminders.ts';
import { watcherCourier } from './privately/watchers.ts';
import { hushCourier } from './taking-away/hush.ts';
import { hushAloneCourier } from './taking-away/hush-alone.ts';
import { leaveCourier } from './taking-away/left-channel.ts';
import { unsayCourier } from './taking-away/unsay.ts';

const newcomer = z.object({ ticket: z.number() });

/** What is carried to the chats. */
type ChatTask =
  | 'card'
  | 'line'
  | 'hush'
  | 'hush-alone'
  | 'few'
  | 'duty'
  | 'homes'
  | 'older-page'
  | 'leave'
  | 'unsay'
  | 'notice'
  | 'ping'
  | 'bulletin'
  | 'redraw'
  | 'recompute'
  | 'watcher'
  | 'private-line'
  | 'reminder'
  | 'absence'
  | 'incident-card'
  | 'incident-name'
  | 'incident-withheld'
  | 'offer-twin'
  | 'broadcast';

/** The couriers that carry cards, thread lines, calls and notices to the chats. */
export function chatCouriers(
  desk: Desk,
  gateways: Gateways,
  speech: Speech,
  log?: Pick<Log, 'warn'>,
): Record<ChatTask, Courier> {
  const chats: Chats = { desk, gateways, speech, ...(log ? { log } : {}) };
  return {
    card: cardCourier(chats),
    hush: hushCourier(chats),
    'hush-alone': hushAloneCourier(chats),
    few: fewCourier(chats),
    duty: dutyCourier(chats),
    homes: homesCourier(chats),
    'older-page': olderPageCourier(chats),
    leave: leaveCourier(chats),
    unsay: unsayCourier(chats),
    line: lineCourier(chats),
    ping: pingCourier(chats),
    bulletin: bulletinCourier(chats),
    notice: noticeCourier(chats),
    watcher: watcherCourier(chats),
    'private-line': privateLineCourier(chats),
    reminder: reminderCourier(chats),
    absence: absenceCourier(chats),
    redraw: redrawCourier(chats),
    'incident-card': incidentCardCourier(chats),
    'incident-name': incidentNameCourier(chats),
    'incident-withheld': incidentWithheldCourier(chats),
    'offer-twin': async payload => await offerTwin(desk, newcomer.parse(payload).ticket),
    broadcast: broadcastCourier(chats),
    recompute: async () => {
      await recompute(desk);
    },
  };
}
