import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../../desk/desk.ts';
import { hushEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Transient } from '../../outbox/failure.ts';
import { noteLinksShown } from '../../store/chats/links-shown.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import type { LinkedRequest } from './linked-requests.ts';

/**
 * Shows requests below the links of a message. Where their words are shown is noted before anybody sees them: what few may
 * see a moment later is taken away there.
 *
 * @param isNoted the message stands in a channel of ours: elsewhere no words are shown, or to one person
 */
export async function showBelow(
  desk: Desk,
  gateway: ChatGateway,
  place: CardPlace,
  requests: LinkedRequest[],
  isNoted: boolean,
): Promise<void> {
  if (requests.length === 0) return;
  const { platform } = gateway;
  const worded = isNoted ? requests.filter(({ hasWords }) => hasWords) : [];
  const before = await openAmong(desk, worded);
  await noteLinksShown(
    desk.db,
    platform,
    worded.map(({ ticket, link }) => ({ ...place, ticket, link })),
  );
  await shown(() => gateway.unfurl?.(place, requests));
  const now = new Set(await openAmong(desk, worded));
  await enqueue(
    desk.db,
    before
      .filter(ticket => !now.has(ticket))
      .map(ticket => hushEffect({ platform, channel: place.channel }, ticket)),
  );
}

/** Asked to slow down, it waits once, and not for long: whoever reads the link goes on meanwhile. */
async function shown(ask: () => Promise<boolean> | undefined): Promise<void> {
  try {
    await ask();
  } catch (error) {
    const seconds = error instanceof Transient ? error.retryAfterSeconds : undefined;
    if (seconds === undefined || seconds > waitsAtMostSeconds) throw error;
    await wait(seconds * 1000);
    await ask();
  }
}

const waitsAtMostSeconds = 60;

/** Of these, the tickets that are not restricted now. */
async function openAmong(desk: Desk, requests: LinkedRequest[]): Promise<number[]> {
  const facts = await placeFactsOf(
    desk.db,
    requests.map(({ ticket }) => ticket),
  );
  return [...facts.values()].filter(({ restricted }) => !restricted).map(({ number }) => number);
}
