import { setTimeout as wait } from 'node:timers/promises';
import type { Desk } from '../../desk/desk.ts';
import { hushAloneEffect, hushEffect } from '../../desk/effects.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Transient } from '../../outbox/failure.ts';
import { noteLinksShown } from '../../store/chats/links-shown.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import type { CardPlace, ChatGateway } from '../gateway.ts';
import type { LinkedRequest } from './linked-requests.ts';
import type { Conversation } from './readers.ts';

/**
 * Shows requests below the links of a message. Where their words are shown is noted before anybody sees them: what few may
 * see a moment later is taken away there.
 *
 * @param conversation a channel of ours, or one person alone: elsewhere no words are shown
 */
export async function showBelow(
  desk: Desk,
  gateway: ChatGateway,
  place: CardPlace,
  requests: LinkedRequest[],
  { isOwn, alone }: Pick<Conversation, 'isOwn' | 'alone'>,
): Promise<void> {
  if (requests.length === 0) return;
  const { platform } = gateway;
  const worded = isOwn || alone ? requests.filter(({ hasWords }) => hasWords) : [];
  const before = await openAmong(desk, worded);
  await noteLinksShown(
    desk.db,
    platform,
    worded.map(({ ticket, link }) => ({ ...place, ticket, link, operator: alone?.id ?? null })),
  );
  await shown(() => gateway.unfurl?.(place, requests));
  const now = new Set(await openAmong(desk, worded));
  await enqueue(
    desk.db,
    before
      .filter(ticket => !now.has(ticket))
      .map(ticket =>
        alone ? hushAloneEffect(ticket) : hushEffect({ platform, channel: place.channel }, ticket),
      ),
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
