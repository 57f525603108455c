import type { Commands, Events } from '../grammar/chapter.ts';
import { type CommonRefusal, happen, refuse } from '../grammar/decision.ts';
import { remark } from '../grammar/traits.ts';
import type { Watcher } from '../ticket.ts';
import type { ChatPlatform } from '../words.ts';

/** Who wants to be told of what happens to it, without having it. */

export type WatchingCommand =
  /** `on`: where they are told */
  { type: 'watch'; on: ChatPlatform } | { type: 'unwatch' };

export type WatchingEvent = { type: 'watched'; on: ChatPlatform } | { type: 'unwatched' };

export type WatchingRefusal = { reason: 'already-watched' } | { reason: 'not-watched' };

export const watchingCommands: Commands<WatchingCommand, WatchingEvent, WatchingRefusal | CommonRefusal> = {
  watch: {
    staleBy: [],
    decide: ({ watchers }, { on }, { id }) =>
      isWatchedBy(watchers, id, on) ? refuse({ reason: 'already-watched' }) : happen({ type: 'watched', on }),
  },
  unwatch: {
    staleBy: [],
    isOfOneself: true,
    decide: ({ watchers }, _, { id }) =>
      isWatchedBy(watchers, id) ? happen({ type: 'unwatched' }) : refuse({ reason: 'not-watched' }),
  },
};

export const watchingEvents: Events<WatchingEvent> = {
  watched: {
    ...remark,
    // Whoever watches tells nobody by it.
    isSaidElsewhere: true,
    strings: {},
    evolve: ({ watchers }, { on }, actor) =>
      actor.kind === 'operator'
        ? { watchers: [...without(watchers, actor.id), { id: actor.id, on }] }
        : { watchers },
  },
  unwatched: {
    ...remark,
    isSaidElsewhere: true,
    strings: {},
    evolve: ({ watchers }, _, actor) => ({
      watchers: actor.kind === 'operator' ? without(watchers, actor.id) : watchers,
    }),
  },
};

/** @param on told on this platform; left out: on any */
function isWatchedBy(watchers: Watcher[], operator: number, on?: ChatPlatform): boolean {
  return watchers.some(({ id, on: told }) => id === operator && (on === undefined || told === on));
}

function without(watchers: Watcher[], operator: number): Watcher[] {
  return watchers.filter(({ id }) => id !== operator);
}
