import { pingEffect } from '../../desk/clock/pings.ts';
import type { Desk, Destination } from '../../desk/desk.ts';
import { cardEffect, leaveEffect, noticeEffects } from '../../desk/effects.ts';
import type { Log } from '../../log.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Transient } from '../../outbox/failure.ts';
import { takeBack, type Waiting, waitingElsewhere } from '../../outbox/stray.ts';
import {
  openCardsElsewhere,
  openTicketsWithoutCard,
  renameDestination,
} from '../../store/chats/settling-in.ts';
import { readdressPings } from '../../store/clock/pings.ts';
import type { Db } from '../../store/database.ts';
import { lockSetting, saveSetting } from '../../store/settings.ts';
import { type Gateways, noticePayload } from '../couriers/couriers.ts';

const settingKey = 'destinations';
const toChannels = ['card', 'line', 'ping', 'bulletin', 'notice'];
const enqueuedAtOnce = 500;

/**
 * At the start: makes the channels of desk.yaml the desk's own. What waits for a channel that is not named any more is
 * dropped, counted and said; notices and calls go to the new one. Cards of open tickets in the old one say that the desk
 * has moved, and each channel that is named gets those that it has not.
 */
export async function settleIn(desk: Desk, gateways: Gateways, log: Log): Promise<void> {
  await dropWhatWaitsElsewhere(desk, log);
  await leaveChannels(desk, gateways);
  await showOpenTickets(desk, gateways);
}

/** Gives each operators' channel the cards of all open tickets that have none there, when there is time for it. */
export async function showOpenTickets(desk: Desk, gateways: Gateways): Promise<void> {
  for (const destination of desk.destinations) {
    const channel = await meant(gateways, destination);
    if (channel === null) continue;
    const key = { platform: destination.platform, destination: destination.channel };
    await enqueueCards(desk.db, destination, await openTicketsWithoutCard(desk.db, key, channel));
  }
}

/** @returns null where it means no channel yet: Teams' app is not installed anywhere, and all is shown when it is */
async function meant(gateways: Gateways, { platform, channel }: Destination): Promise<string | null> {
  try {
    return (await gateways[platform]?.channelOf(channel)) ?? null;
  } catch (error) {
    if (error instanceof Transient) return null;
    throw error;
  }
}

async function enqueueCards(db: Db, destination: Destination, tickets: number[]): Promise<void> {
  for (let from = 0; from < tickets.length; from += enqueuedAtOnce) {
    const some = tickets.slice(from, from + enqueuedAtOnce);
    await enqueue(
      db,
      some.map(ticket => cardEffect(destination, ticket, true)),
    );
  }
}

async function dropWhatWaitsElsewhere(desk: Desk, log: Log): Promise<void> {
  const known = namesOf([...desk.destinations, ...desk.adminDestinations]);
  await desk.db.transaction(async tx => {
    const here = { ...desk, db: tx };
    // Several processes may start at once.
    await lockSetting(tx, settingKey);
    const stray = await waitingElsewhere(tx, toChannels, known);
    await takeBack(tx, stray);
    await readdressCalls(here);
    await readdressNotices(
      here,
      stray.filter(({ task }) => task === 'notice'),
    );
    for (const [name, dropped] of byChannel(stray.filter(isDropped))) {
      log.warn(
        { room: 'chat', channel: name, dropped: dropped.length },
        `dropped ${dropped.length} effects that waited for ${name}, which desk.yaml does not name any more`,
      );
      const details = { channel: name, dropped: String(dropped.length) };
      const key = `channel-left:${name}:${desk.clock().toISOString()}`;
      await enqueue(tx, noticeEffects(desk.adminDestinations, key, { subject: 'channel-left', details }));
    }
  });
}

/** Calls and notices find another channel: the one are still to be answered, the others would never be said again. */
function isDropped({ task }: Waiting): boolean {
  return task !== 'notice' && task !== 'ping';
}

function byChannel(stray: Waiting[]): Map<string, Waiting[]> {
  return Map.groupBy(stray, ({ platform, channel }) => `${platform}:${channel}`);
}

async function readdressCalls(desk: Desk): Promise<void> {
  for (const destination of desk.destinations) {
    const latest = await readdressPings(desk.db, destination, desk.destinations);
    if (latest) await enqueue(desk.db, [pingEffect(destination, latest)]);
  }
}

async function readdressNotices(desk: Desk, notices: Waiting[]): Promise<void> {
  for (const { platform, payload } of notices) {
    const { key, subject, details } = noticePayload.parse(payload);
    const destinations = desk.adminDestinations.filter(known => known.platform === platform);
    await enqueue(desk.db, noticeEffects(destinations, key, { subject, details }));
  }
}

/** The cards of open tickets in channels that are not named any more say so, once. */
async function leaveChannels(desk: Desk, gateways: Gateways): Promise<void> {
  const names = JSON.stringify(namesOf(desk.destinations));
  await desk.db.transaction(async tx => {
    if ((await lockSetting(tx, settingKey)) === names) return;
    await saveSetting(tx, settingKey, names);
    for (const { platform, channel: destination } of desk.destinations) {
      const channel = await meant(gateways, { platform, channel: destination });
      if (channel === null) continue;
      const tickets = await renameDestination(tx, { platform, destination }, channel);
      await enqueueCards(tx, { platform, channel: destination }, tickets);
    }
    const left = (await openCardsElsewhere(tx, desk.destinations)).filter(card => gateways[card.platform]);
    await enqueue(
      tx,
      left.flatMap(({ ticket, platform, destination, channel, message }) =>
        channel && message ? [leaveEffect({ ticket, platform, destination }, { channel, message })] : [],
      ),
    );
  });
}

function namesOf(destinations: { platform: string; channel: string }[]): string[] {
  return [...new Set(destinations.map(({ platform, channel }) => `${platform}:${channel}`))].toSorted();
}
