import { getTableColumns, sql } from 'drizzle-orm';
import { recallableEvents } from '../../ticket/chapters/delivery.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Operator } from '../../ticket/words.ts';
import { filesReceivedIn } from '../mail/attachments.ts';
import { isRecallableIn } from '../mail/taking-back.ts';
import { everybodyInJson } from '../people/operators.ts';
import { ticket as table } from '../schema/tickets.ts';
import { countedOthers, type Others, othersIn } from '../tickets/others.ts';
import { fromRow } from '../tickets/row.ts';
import { atOnce } from './at-once.ts';
import { prepared } from './prepared.ts';

/**
 * What a request's card shows, as it all was at one moment.
 *
 * @property isUndoable the letter that was written last has not left yet, and can be taken back
 * @property isRecalled it was taken back
 * @property files how many came with its mails
 * @property operators everybody who can be given a ticket, by name
 */
export type CardFacts = {
  ticket: Ticket;
  isUndoable: boolean;
  isRecalled: boolean;
  files: number;
  others: Others;
  operators: Operator[];
};

/** @property sees whether whoever reads the card sees what few may see */
type Asked = { number: number; sees: boolean };

/** In one statement for all who ask together: a card lies in each chat. @returns null where there is no such request */
export const cardFactsOf = atOnce(async (db, asked: Asked[]): Promise<(CardFacts | null)[]> => {
  const rows = await facts(db).execute({
    numbers: asked.map(({ number }) => number),
    // postgres.js takes an array of booleans for one of them.
    sees: asked.map(({ sees }) => (sees ? 1 : 0)),
    now: new Date().toISOString(),
  });
  const known = new Map(
    rows.map(({ place, isUndoable, isRecalled, files, open, closed, operators, ...row }) => [
      Number(place) - 1,
      { ticket: fromRow(row), isUndoable, isRecalled, files, others: othersIn({ open, closed }), operators },
    ]),
  );
  return asked.map((_one, place) => known.get(place) ?? null);
});

const types = sql.raw([...recallableEvents, 'letter-recalled'].map(type => `'${type}'`).join(', '));

// What a letter waits by is the machine's clock, as its job does.
const facts = prepared(db =>
  db
    .select({
      ...getTableColumns(table),
      place: sql<string>`asked.place`.as('place'),
      isUndoable: isRecallableIn(sql`asked.number`, sql`${sql.placeholder('now')}`).as('is_undoable'),
      isRecalled: sql<boolean>`coalesce((
        select log.type from ticket_event as log where log.ticket = asked.number and log.type in (${types})
        order by log.sequence desc limit 1) = 'letter-recalled', false)`.as('is_recalled'),
      files: filesReceivedIn(sql`asked.number`).as('files'),
      open: sql<number>`others.open`.as('open'),
      closed: sql<number>`others.closed`.as('closed'),
      operators: everybodyInJson.as('operators'),
    })
    .from(table)
    .innerJoin(
      sql`unnest(${sql.placeholder('numbers')}::int[], ${sql.placeholder('sees')}::int[]) with ordinality as asked(number, sees, place)`,
      sql`asked.number = ${table.number}`,
    )
    .innerJoinLateral(
      sql`${countedOthers(sql`${table.requester} ->> 'address'`, sql`asked.number`, sql`(asked.sees = 1)`)} as others`,
      sql`true`,
    )
    .prepare('card_facts'),
);
