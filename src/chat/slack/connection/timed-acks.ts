import type { App } from '@slack/bolt';

/** Of what Slack tells by itself, this comes from somebody who waits: most is about people, channels, and what was posted there. */
const waitedForOf = new Set(['app_home_opened', 'app_mention', 'message']);

/**
 * Tells of all that comes from people when it does, and when everything is shown to which it led: a window, their Home.
 *
 * @param somebodyWaits returns what is to be called then
 */
export function tellWaiting(app: App, somebodyWaits: () => (() => void) | undefined): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async event => {
    const { type, event: told } = event.body as { type?: string; event?: { type?: string } };
    const isAwaited = type !== 'event_callback' || waitedForOf.has(told?.type ?? '');
    const shown = isAwaited ? somebodyWaits() : undefined;
    await process(event).finally(shown);
  };
}

/**
 * Tells of whatever somebody presses, types or chooses how long Slack waited until it was acknowledged: after three seconds Slack says
 * that the desk does not answer. Events, of which nobody waits for an answer, Bolt acknowledges by itself.
 */
export function timeAcks(app: App, acknowledged: (seconds: number) => void): void {
  const process = app.processEvent.bind(app);
  app.processEvent = async event => {
    if (event.body.type === 'event_callback') return await process(event);
    const begun = performance.now();
    let isTold = false;
    return await process({
      ...event,
      ack: async response => {
        await event.ack(response);
        if (!isTold) acknowledged((performance.now() - begun) / 1000);
        isTold = true;
      },
    });
  };
}
