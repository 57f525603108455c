import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { handle } from '../../../src/desk/handle.ts';
import { freeze } from '../../../src/desk/incidents/freeze.ts';
import { joinIncident } from '../../../src/desk/incidents/join.ts';
import { openIncidentAlone } from '../../../src/desk/incidents/order-incident.ts';
import { sendFrozen } from '../../../src/desk/incidents/send.ts';
import { tellNext } from '../../../src/desk/incidents/tell.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { findIncident } from '../../../src/store/incidents/incidents.ts';
import { settleLetter } from '../../../src/store/mail/letters.ts';
import { conversationOf } from '../../../src/store/mail/messages.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { type JoinRule, noRule } from '../../../src/ticket/incidents/fits.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../a-desk.ts';

/** A desk with an operator and a manager, and what is done to its incidents. */
export function anIncidentDesk() {
  const own = ownDatabase();
  const desk = aDesk(() => own.database.db);

  const people = {
    giulia: { email: 'giulia@interzen.example', name: 'Giulia Verdi', role: 'manager' as const },
    anna: { email: 'anna@interzen.example', name: 'Anna Rossi', role: 'operator' as const },
  };

  async function by(person: keyof typeof people, key: string | null = null) {
    const operator = await enrolOperator(desk.db, people[person]);
    const actor = { kind: 'operator' as const, id: operator.id, name: operator.name, role: operator.role };
    return { operator, actor, origin: 'slack' as const, key };
  }

  let senders = 0;
  async function opened(about: Parameters<typeof anEmail>[0] = {}): Promise<number> {
    senders += 1;
    const from = { name: 'Paolo', address: `paolo${senders}@cliente${senders}.example` };
    const outcome = await takeIn(desk, anEmail({ from, ...about }));
    if (!('ticket' in outcome) || outcome.ticket === null) throw new Error(JSON.stringify(outcome));
    return outcome.ticket;
  }

  const does = async (number: number, ...commands: OperatorCommand[]) => {
    const done = await handle(desk, number, commands, await by('anna'));
    if (!done.ok) throw new Error(JSON.stringify(done));
  };
  const ticketOf = async (number: number) => (await findTicket(desk.db, number)) ?? expect.fail();
  const eventTypes = async (number: number) =>
    (await eventsAfter(desk.db, number, 0)).map(({ event }) => event.type);
  const letters = async (number: number) =>
    (await conversationOf(desk.db, number)).filter(({ direction }) => direction === 'out');

  /** Nothing in the text of other tests is alike. */
  let names = 0;
  async function incidentWith(rule: Partial<JoinRule> = {}) {
    names += 1;
    const given = { title: `Zzyzx${names}qq${names * 7}`, rule: { ...noRule, ...rule } };
    return await openIncidentAlone(desk, given, await by('anna'));
  }

  /** One with so many requests. */
  async function incidentOf(
    count: number,
    about: (index: number) => Parameters<typeof anEmail>[0] = () => ({}),
  ) {
    const incident = await incidentWith();
    const tickets: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const number = await opened(about(index));
      await joinIncident(desk, number, incident.id, await by('anna'));
      tickets.push(number);
    }
    return { incident, tickets };
  }

  const texts = { it: 'Ci stiamo lavorando.', en: 'We are working on it.' };

  async function frozen(
    id: number,
    among: 'all' | 'untold' = 'all',
    kind: 'message' | 'closing' = 'message',
  ) {
    const incident = (await findIncident(desk.db, id)) ?? expect.fail();
    return await freeze(desk, incident, { kind, texts, among }, (await by('giulia')).operator);
  }

  async function send(id: number, message: number, kind: 'message' | 'closing' = 'message') {
    return await sendFrozen(desk, id, message, kind, await by('giulia'));
  }

  /** Carries it to its end, with a mail server that takes everything at once. */
  async function carried(message: number): Promise<void> {
    for (let round = 0; round < 50; round += 1) {
      if ((await tellNext(desk, message)).again === null) return;
      await accepted();
    }
    throw new Error('it goes on for ever');
  }

  async function accepted(): Promise<void> {
    const rows = await desk.db.execute<{ id: number }>(
      sql`select id::int from message where state = 'queued'`,
    );
    for (const { id } of rows) await settleLetter(desk.db, id, 'sent', '250', desk.clock());
  }

  const jobs = async () => [
    ...(await desk.db.execute<{ task: string; key: string | null }>(
      sql`select task_identifier as task, key from graphile_worker.jobs where task_identifier in ('incident-card', 'broadcast')`,
    )),
  ];
  return {
    desk,
    own,
    by,
    opened,
    does,
    ticketOf,
    eventTypes,
    letters,
    incidentWith,
    incidentOf,
    frozen,
    send,
    carried,
    accepted,
    jobs,
    texts,
  };
}
