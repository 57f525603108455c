import { sql } from 'drizzle-orm';
import { slackIds, teamsIds } from '../../../src/sandbox/cast.ts';
import { executesIn } from '../../../src/sandbox/teams/adaptive-card/walk.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { RecordedEvent } from '../../../src/ticket/events.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { traitsOf } from '../../../src/ticket/traits.ts';
import type { Started } from '../a-house.ts';

const db = (own: Started) => own.database.database.db;

/** All tickets of the day, with their logs. */
export async function everything(own: Started): Promise<{ ticket: Ticket; log: RecordedEvent[] }[]> {
  const rows = await db(own).execute<{ number: number }>(sql`select number from ticket order by number`);
  return await Promise.all(
    [...rows].map(async ({ number }) => {
      const ticket = await findTicket(db(own), number);
      if (!ticket) throw new Error(`#${number} is gone`);
      return { ticket, log: await eventsAfter(db(own), number, 0) };
    }),
  );
}

/** What is still to be carried, and would be by now. */
export async function underWay(own: Started): Promise<number> {
  const [row] = await db(own).execute<{ jobs: number }>(
    sql`select count(*)::int as jobs from graphile_worker.jobs
      where run_at <= now() + interval '5 seconds' or attempts > 0`,
  );
  return row?.jobs ?? 0;
}

/** One assignee at a time, as the log tells it; and the ticket has the last. @returns what is against it */
export function doubleAssigned({ ticket, log }: { ticket: Ticket; log: RecordedEvent[] }): string[] {
  const faults: string[] = [];
  let has: number | null = null;
  for (const { event, actor, sequence } of log) {
    if (event.type === 'claimed') {
      if (has !== null) faults.push(`#${ticket.number}.${sequence}: claimed while ${has} had it`);
      has = actor.kind === 'operator' ? actor.id : null;
    }
    if (event.type === 'reassigned') has = event.to.id;
    if (event.type === 'released') has = null;
  }
  if (ticket.assignee && has !== ticket.assignee.id)
    faults.push(`#${ticket.number}: the log says ${has}, the ticket ${ticket.assignee.id}`);
  return faults;
}

/** Every event has who did it: what came by a chat an operator. */
export function withoutActor({ ticket, log }: { ticket: Ticket; log: RecordedEvent[] }): string[] {
  return log
    .filter(({ actor, origin }) =>
      origin === 'slack' || origin === 'teams' ? actor.kind !== 'operator' : actor.kind === undefined,
    )
    .map(({ event, sequence }) => `#${ticket.number}.${sequence} ${event.type}`);
}

/** The version at which what a card shows last changed; readings change nothing of it. */
export function lastChange({ log }: { log: RecordedEvent[] }): number {
  return log.findLast(({ event }) => !traitsOf(event).isReading)?.sequence ?? 0;
}

/** The versions that a request's buttons bear, on each platform: a card that lags behind bears an older one. */
export function versionsShown(own: Started, { number }: Ticket): { slack: number[]; teams: number[] } {
  const values = own.sandbox.slack.state.channels.flatMap(({ messages }) =>
    messages
      .filter(({ thread_ts, metadata }) => !thread_ts && metadata?.event_payload.ticket === number)
      .flatMap(({ blocks }) => JSON.stringify(blocks ?? []).match(/"[a-z-]+ \d+(\.[0-9a-f]+)? \d+"/g) ?? []),
  );
  const slack = values.flatMap(value => {
    const [, named = '', version = ''] = value.replaceAll('"', '').split(' ');
    return named.split('.')[0] === String(number) ? [Number(version)] : [];
  });
  const teams = own.sandbox.teams.state.channels.flatMap(({ threads }) =>
    threads
      .filter(({ root }) => root.summary?.includes(`#${number} `))
      .flatMap(({ root }) => executesIn(root.card))
      .flatMap(({ data }) => (Number(data.ticket) === number ? [Number(data.version)] : [])),
  );
  return { slack: [...new Set(slack)], teams: [...new Set(teams)] };
}

/** What of a restricted request can be read where everybody reads. @param word stands in its subject and in its text */
export function readByAll(own: Started, ticket: Ticket, word: string): string[] {
  if (!ticket.restricted) return [];
  const slack = JSON.stringify(own.sandbox.slack.channel(slackIds.channel)?.messages ?? []);
  const teams = JSON.stringify(own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []);
  return [
    ...(slack.toLowerCase().includes(word) ? [`#${ticket.number} in Slack`] : []),
    ...(teams.toLowerCase().includes(word) ? [`#${ticket.number} in Teams`] : []),
  ];
}

/** Letters that were ordered and did not reach their customer just once. */
export async function notOnce(own: Started, tickets: Ticket[]): Promise<string[]> {
  const inbox = own.sandbox.mailbox.items.filter(({ folder }) => folder === 'inbox');
  const arrived = Map.groupBy(inbox, ({ messageId }) => messageId);
  const letters = (await Promise.all(tickets.map(({ number }) => conversationOf(db(own), number))))
    .flat()
    .filter(({ direction, state }) => direction === 'out' && state === 'sent');
  const ordered = new Set(letters.map(({ messageId }) => messageId));
  return [
    ...letters
      .filter(({ messageId }) => arrived.get(messageId)?.length !== 1)
      .map(({ messageId, ticket }) => `#${ticket}: ${arrived.get(messageId)?.length ?? 0} × ${messageId}`),
    ...[...arrived.keys()].filter(id => !ordered.has(id)).map(id => `nobody ordered ${id}`),
  ];
}
