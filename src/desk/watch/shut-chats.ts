import { z } from 'zod';
import { type ChatPlatform, chatPlatforms } from '../../ticket/words.ts';
import { watchedTime } from '../../watched-time.ts';
import type { Destination } from '../desk.ts';

/** A channel that lets nothing through, since when, and what its platform says. */
export type ShutChat = { platform: ChatPlatform; channel: string; since: Date; why: string };

/** What passes by itself is told once it has lasted so long; what waits for a person, at once. */
const passingForMs = 10 * 60_000;
const lookedAtEveryMs = 60_000;

const whereTo = z
  .object({
    platform: z.enum(chatPlatforms),
    channel: z.string().optional(),
    destination: z.string().optional(),
  })
  .transform(({ platform, channel, destination }) => ({ platform, channel: channel ?? destination }));

type Known = ShutChat & { isBlocked: boolean; failingFor: () => number };

/** Knows which channels let nothing through, by how the effects that go there fare: one that passes opens it again. */
export function shutChats(before: ShutChat[] = [], clock = () => new Date()) {
  const known = new Map<string, Known>(
    before.map(chat => [keyOf(chat), { ...chat, isBlocked: true, failingFor: watchedTime(lookedAtEveryMs) }]),
  );

  return {
    passed: (payload: unknown): void => {
      const to = destinationOf(payload);
      if (to) known.delete(keyOf(to));
    },
    waits: (payload: unknown, why: string, isBlocked: boolean): void => {
      const to = destinationOf(payload);
      if (!to) return;
      const { since, failingFor } = known.get(keyOf(to)) ?? {
        since: clock(),
        failingFor: watchedTime(lookedAtEveryMs),
      };
      known.set(keyOf(to), { ...to, since, why, isBlocked, failingFor });
    },
    /** Those that an admin must know of. */
    now: (): ShutChat[] =>
      [...known.values()]
        .filter(({ isBlocked, failingFor }) => failingFor() >= passingForMs || isBlocked)
        .map(({ platform, channel, since, why }) => ({ platform, channel, since, why })),
  };
}

/** Whether no card for the admins can be read anywhere. */
export function isNobodyReached(admins: Destination[], shut: ShutChat[]): boolean {
  const closed = new Set(shut.map(keyOf));
  return admins.length > 0 && admins.every(destination => closed.has(keyOf(destination)));
}

function destinationOf(payload: unknown): Destination | null {
  const { data } = whereTo.safeParse(payload);
  return data?.channel === undefined ? null : { platform: data.platform, channel: data.channel };
}

function keyOf({ platform, channel }: Destination): string {
  return `${platform}:${channel}`;
}
