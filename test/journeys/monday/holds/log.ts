import type { Told } from './told.ts';

/** One assignee at a time, as the log tells it; and the ticket has the last. @returns what is against it */
export function doubleAssigned({ ticket, log }: Told): string[] {
  const faults: string[] = [];
  let has: number | null = null;
  for (const { event, actor, sequence } of log) {
    if (event.type === 'claimed') {
      if (has !== null) faults.push(`#${ticket.number}.${sequence}: claimed while ${has} had it`);
      has = actor.kind === 'operator' ? actor.id : null;
    }
    if (event.type === 'reassigned') has = event.to.id;
    if (event.type === 'released' || event.type === 'withdrawn') has = null;
  }
  if (has !== (ticket.assignee?.id ?? null) && ticket.status !== 'closed')
    faults.push(`#${ticket.number}: the log says ${has}, the ticket ${ticket.assignee?.id}`);
  return faults;
}

/** The words by which what operators typed is found again (see Chance): those in this event. */
export function typedIn(event: Told['log'][number]['event']): string[] {
  return [...new Set(JSON.stringify(event).match(/detto\w+x/g))];
}

/** Whether few might see it after all this. */
export function wasRestricted(log: Told['log']): boolean {
  const types = log.map(({ event }) => event.type);
  return types.lastIndexOf('restricted') > types.lastIndexOf('restriction-lifted');
}

/** Every event has who did it: what came by a chat an operator, by name. */
export function withoutActor({ ticket, log }: Told): string[] {
  return log
    .filter(({ actor, origin }) =>
      origin === 'slack' || origin === 'teams'
        ? actor.kind !== 'operator' || actor.name === ''
        : actor.kind === undefined,
    )
    .map(({ event, sequence }) => `#${ticket.number}.${sequence} ${event.type}`);
}

/** What the operators did on both platforms, by what the log calls it. */
export function deedsOf(all: Told[]): Record<string, number> {
  const deeds = all
    .flatMap(({ log }) => log)
    .filter(({ origin }) => origin === 'slack' || origin === 'teams')
    .map(({ event }) => event.type);
  return Object.fromEntries(
    [...Map.groupBy(deeds, type => type)]
      .map(([type, done]) => [type, done.length] as const)
      .toSorted(([, a], [, b]) => b - a),
  );
}
