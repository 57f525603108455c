import { pingEffect } from '../../desk/clock/pings.ts';
import type { Desk } from '../../desk/desk.ts';
import { noticeEffects } from '../../desk/effects.ts';
import { allPlaces } from '../../desk/places.ts';
import type { Log } from '../../log.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { takeBack, type Waiting, waitingElsewhere } from '../../outbox/stray.ts';
import { readdressPings } from '../../store/clock/pings.ts';
import { lockSetting } from '../../store/settings.ts';
import { noticePayload } from '../couriers/notices.ts';
import { channelsSetting, namesOf } from './channels.ts';

const toChannels = ['card', 'line', 'hush', 'ping', 'bulletin', 'notice'];

/** What waits for a channel that desk.yaml does not name any more is dropped, counted and said; calls and notices find another. */
export async function dropWhatWaitsElsewhere(desk: Desk, log: Log): Promise<void> {
  const known = namesOf([...allPlaces(desk), ...desk.adminDestinations]);
  await desk.db.transaction(async tx => {
    const here = { ...desk, db: tx };
    await lockSetting(tx, channelsSetting);
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
    const latest = await readdressPings(desk.db, destination, allPlaces(desk));
    if (latest) await enqueue(desk.db, [pingEffect(destination, latest)]);
  }
}

async function readdressNotices(desk: Desk, notices: Waiting[]): Promise<void> {
  for (const { platform, payload } of notices) {
    const { platform: _, channel: __, key, ...notice } = noticePayload.parse(payload);
    const destinations = desk.adminDestinations.filter(known => known.platform === platform);
    await enqueue(desk.db, noticeEffects(destinations, key, notice));
  }
}
