import type { Desk } from '../../desk/desk.ts';
import { leaveEffect } from '../../desk/effects.ts';
import { allPlaces } from '../../desk/places.ts';
import type { Log } from '../../log.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { openCardsElsewhere, renameDestination } from '../../store/chats/settling-in.ts';
import { lockSetting, saveSetting } from '../../store/settings.ts';
import type { Gateways } from '../gateway.ts';
import { channelsSetting, meant, namesOf } from './channels.ts';
import { enqueueCards, showingOpenTickets } from './open-tickets.ts';
import { dropWhatWaitsElsewhere } from './stray.ts';

/**
 * At the start: makes the channels of desk.yaml the desk's own. What waits for a channel that is not named any more is
 * dropped, counted and said; notices and calls go to the new one. Cards of open tickets in the old one say that the desk
 * has moved, and each channel that is named gets those that it has not.
 */
export async function settleIn(desk: Desk, gateways: Gateways, log: Log): Promise<void> {
  await dropWhatWaitsElsewhere(desk, log);
  await leaveChannels(desk, gateways);
  await enqueue(desk.db, [showingOpenTickets]);
}

/** The cards of open tickets in channels that are not named any more say so, once. */
async function leaveChannels(desk: Desk, gateways: Gateways): Promise<void> {
  const names = JSON.stringify(namesOf(allPlaces(desk)));
  await desk.db.transaction(async tx => {
    if ((await lockSetting(tx, channelsSetting)) === names) return;
    await saveSetting(tx, channelsSetting, names);
    for (const { platform, channel: destination } of allPlaces(desk)) {
      const channel = await meant(gateways, { platform, channel: destination });
      if (channel === null) continue;
      const tickets = await renameDestination(tx, { platform, destination }, channel);
      await enqueueCards(tx, { platform, channel: destination }, tickets);
    }
    const left = (await openCardsElsewhere(tx, allPlaces(desk))).filter(card => gateways[card.platform]);
    await enqueue(
      tx,
      left.flatMap(({ ticket, platform, destination, channel, message }) =>
        channel && message ? [leaveEffect({ ticket, platform, destination }, { channel, message })] : [],
      ),
    );
  });
}
