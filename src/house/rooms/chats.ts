import type { Application } from 'express';
import { actionOf } from '../../chat/actions/actions.ts';
import { chatCouriers } from '../../chat/couriers/couriers.ts';
import type { DeskDoor } from '../../chat/desk-door.ts';
import { deskDoor } from '../../chat/door.ts';
import type { Gateways } from '../../chat/gateway.ts';
import { keepHomesTrue, lookAtHomes } from '../../chat/home/keep-true.ts';
import { loggedDoor } from '../../chat/logged-door.ts';
import type { Speech } from '../../chat/say.ts';
import { showingOpenTickets, showOpenTickets } from '../../chat/settling-in/open-tickets.ts';
import { settleIn } from '../../chat/settling-in/settle-in.ts';
import type { Desk } from '../../desk/desk.ts';
import { keepOperatorsKnown } from '../../desk/people/operators.ts';
import { allPlaces } from '../../desk/places.ts';
import { countedDoor } from '../../metrics/counted.ts';
import type { Courier } from '../../outbox/effect.ts';
import { aboutRoutes } from '../../web/about/routes.ts';
import { fileLinksFor } from '../../web/files/link.ts';
import { fileRoutes } from '../../web/files/routes.ts';
import { requestRoutes } from '../../web/requests/routes.ts';
import type { Room } from '../closing.ts';
import { aboutDesk } from '../desk/about.ts';
import { reporterOf } from '../desk/reporter.ts';
import { refusals } from '../http.ts';
import type { Ground } from './ground.ts';

export type Chats = {
  couriers: Record<string, Courier>;
  /** What each chat that lets a bot look has seen of ticket numbers. */
  numbersSeen: (() => Promise<number>)[];
  /** Opens the chat that does not come by HTTP: from now on presses are heard there too. */
  listen(): Promise<Room<void>>;
  /** Asks who the operators are, and goes on asking. */
  callRoll(): Room<void>;
};

/**
 * Slack and Teams, as `config` has them: their doors hang on `web`, Slack's first, because Bolt must read the raw body.
 * The cards of another life are looked after before anything new is written. Each one's SDK is read where it is used: that of
 * Teams is a quarter of all that a desk reads at its start.
 */
export async function openChats(ground: Ground, web: Application): Promise<Chats> {
  const { config, desk, secret, log, meter } = ground;
  const { language } = config.policy.desk;
  const { catalogue } = desk.policy;
  const speech: Speech = { language, zone: config.policy.calendar.zone, catalogue, clock: desk.clock };
  const gateways: Gateways = {};
  const operators = keepOperatorsKnown(desk, gateways, log);
  const links = fileLinksFor(secret, config.http.publicUrl);
  const logged = loggedDoor(deskDoor(desk, gateways, speech, links, operators), log);
  const counted = countedDoor(logged, meter, verb => actionOf(verb) !== null);
  const door: DeskDoor = { ...counted, somebodyWaits: ground.waitedFor.begin };
  const slack =
    config.slack && (await import('./slack.ts')).openSlack(config.slack, { ground, gateways, door, web });
  if (config.teams)
    (await import('./teams.ts')).openTeams(config.teams, { ground, gateways, door, operators, web });
  web.use(fileRoutes(desk, secret, speech, log, reporterOf(config)));
  web.use(aboutRoutes(aboutDesk(config), language), requestRoutes(aboutDesk(config), language));
  web.use(refusals(log));
  await settleIn(desk, gateways, log);
  return {
    couriers: {
      ...chatCouriers(desk, gateways, speech, log),
      [showingOpenTickets.task]: async () => await showOpenTickets(desk, gateways),
    },
    numbersSeen: numbersSeen(desk, gateways),
    listen: async () => {
      await slack?.start();
      const homes = keepHomesTrue(() => lookAtHomes({ desk, gateways, speech }, log), log);
      const close = async () => {
        homes.stop();
        await slack?.stop();
      };
      return { use: undefined, close };
    },
    callRoll: () => {
      void operators.ask();
      return { use: undefined, close: () => operators.stop() };
    },
  };
}

function numbersSeen(desk: Desk, gateways: Gateways): (() => Promise<number>)[] {
  return allPlaces(desk).map(({ platform, channel }) => async () => {
    return (await gateways[platform]?.highestNumber?.(channel)) ?? 0;
  });
}
