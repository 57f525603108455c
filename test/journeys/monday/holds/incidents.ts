import { sql } from 'drizzle-orm';
import type { Started } from '../../a-house.ts';
import { wasRestricted } from './log.ts';
import type { Told } from './told.ts';

type Recipient = {
  broadcast: number;
  stopped: boolean;
  ticket: number;
  outcome: 'told' | 'left-out' | null;
  message: number | null;
  of: number | null;
  state: string | null;
};

/** Messages to all of an incident: each that was counted dealt with once, by a letter of its own; and none that few may see told. */
export async function toldAmiss({ database: { database } }: Started, all: Told[]): Promise<string[]> {
  const rows = await database.db.execute<Recipient>(sql`
    select b.id as broadcast, b.stopped_at is not null as stopped, r.ticket, r.outcome,
      r.message, m.ticket as of, m.state
    from broadcast b join broadcast_recipient r on r.broadcast = b.id left join message m on m.id = r.message
    where b.sent_at is not null order by b.id, r.ticket`);
  const byNumber = new Map(all.map(told => [told.ticket.number, told]));
  const letters = [...rows].flatMap(({ message }) => message ?? []);
  return [
    ...[...rows].flatMap(row => {
      const fault = faultOf(row, byNumber.get(row.ticket));
      return fault === '' ? [] : [`#${row.ticket} in message ${row.broadcast}: ${fault}`];
    }),
    ...letters.filter((id, at) => letters.indexOf(id) !== at).map(id => `letter ${id} stands for two`),
  ];
}

function faultOf(
  { outcome, stopped, message, of, ticket, state, broadcast }: Recipient,
  told?: Told,
): string {
  if (outcome === null) return stopped ? '' : 'its turn never came';
  if (outcome === 'left-out') return message === null ? '' : 'left out, and written to';
  if (of !== ticket) return 'its letter is another’s';
  if (state !== 'sent' && !(stopped && state === 'held')) return `its letter is ${state}`;
  return wasHidden(told, broadcast) ? 'told while few might see it' : '';
}

/** Whether few might see it as the message was written. */
function wasHidden(told: Told | undefined, broadcast: number): boolean {
  const at = told?.log.findIndex(
    ({ event }) => event.type === 'told-of-incident' && event.broadcast === broadcast,
  );
  return told !== undefined && at !== undefined && at >= 0 && wasRestricted(told.log.slice(0, at));
}

/** What each incident's cards say of how many are part of it, against what the requests say. */
export async function miscounted(own: Started, all: Told[]): Promise<string[]> {
  const { slack, teams } = own.sandbox;
  const rows = await own.database.database.db.execute<{
    id: number;
    title: string;
    platform: string;
    channel: string;
    message: string;
  }>(
    sql`select i.id, i.title, c.platform, c.channel, c.message from incident i join incident_card c on c.incident = i.id`,
  );
  return [...rows].flatMap(({ id, title, platform, channel, message }) => {
    const card =
      platform === 'slack'
        ? slack.message(channel, message)?.blocks
        : teams.channel(channel)?.threads.find(({ root }) => root.id === message)?.root.card;
    const text = JSON.stringify(card ?? '');
    const members = all.filter(({ ticket }) => ticket.incident === id);
    const open = members.filter(({ ticket }) => ticket.status !== 'closed').length;
    const said = Number(/(\d+) (?:richiest[ae] )?apert[ae]/.exec(text)?.[1] ?? 0);
    return text.includes(title) && said === open
      ? []
      : [`${title} in ${platform}: ${said} in place of ${open} open`];
  });
}
