import { sql } from 'drizzle-orm';
import type { Started } from '../../a-house.ts';
import type { Told } from './told.ts';

type Away = { operator: number; name: string; from: string; until: string; substitute: number | null };

/** Everybody who was away in the day, and until when they were. */
export async function absencesOf({ database: { database } }: Started): Promise<Away[]> {
  const rows = await database.db.execute<Away>(sql`
    select a.operator_id as operator, o.name, a."from"::text as "from", least(a.until, coalesce(a.ended_at, a.until))::text as until,
      a.substitute_id as substitute
    from absence a join operator o on o.id = a.operator_id`);
  return [...rows];
}

/** Calls and turns that went to somebody who was away, and calls in their place that went to another than stands in. */
export function calledInVain(absences: Away[], all: Told[]): string[] {
  return all.flatMap(({ ticket, log }) =>
    log.flatMap(({ event, sequence, at }) => {
      const away = absences.filter(({ from, until }) => new Date(from) <= at && at < new Date(until));
      const isAway = (id: number) => away.some(({ operator }) => operator === id);
      const where = `#${ticket.number}.${sequence}`;
      if (event.type === 'allotted' && event.to && isAway(event.to.id))
        return [`${where}: the turn of ${event.to.name}, who is away`];
      if (event.type !== 'escalated') return [];
      const inVain = event.told
        .filter(({ id }) => isAway(id))
        .map(({ name }) => `${where}: calls ${name}, who is away`);
      const standIns = away.map(({ substitute }) => substitute);
      const another = event.tell === 'substitute' && !event.told.some(({ id }) => standIns.includes(id));
      return [
        ...inVain,
        ...(another ? [`${where}: called in place of who is away, and nobody stands in`] : []),
      ];
    }),
  );
}
