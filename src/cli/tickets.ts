import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Order } from '../chat/actions/action.ts';
import { actionOf } from '../chat/actions/actions.ts';
import { eventInWords } from '../chat/in-words/event-in-words.ts';
import { momentOf } from '../chat/in-words/moment.ts';
import { deadlineReading } from '../chat/in-words/reading.ts';
import { refusalInWords } from '../chat/in-words/refusal-in-words.ts';
import { fieldsInWords } from '../chat/own-fields/in-words.ts';
import { instantInWords, type Speech } from '../chat/say.ts';
import { wordsIn } from '../chat/words/words.ts';
import type { Config } from '../config/config.ts';
import type { Desk } from '../desk/desk.ts';
import { handle } from '../desk/handle.ts';
import { recordReading } from '../desk/record-reading.ts';
import { seenLog } from '../desk/relations/unseen-others.ts';
import { findOperatorByEmail } from '../store/people/operators.ts';
import { eventsAfter } from '../store/tickets/events.ts';
import { latestTickets } from '../store/tickets/lists.ts';
import { findTicket } from '../store/tickets/tickets.ts';
import { hasWords, seen } from '../ticket/sight/seen.ts';
import { type Eyes, eyesOf } from '../ticket/sight/sight.ts';
import type { Ticket } from '../ticket/ticket.ts';
import { actorOf } from '../ticket/words.ts';
import { ticketInText } from './ticket-in-text.ts';

const listed = 50;

/** The latest tickets, a line each. */
export async function showTickets(desk: Desk): Promise<number> {
  const english = inEnglish(desk);
  const tickets = await latestTickets(desk.db, listed);
  for (const ticket of tickets.toReversed())
    console.log(ticketInText(seen(ticket, eyes(desk)), momentOf(desk, english), '       '));
  if (tickets.length === 0) console.log('There are no tickets yet.');
  return 0;
}

/** A ticket, and its log: who did what, when, from where. */
export async function showTicket(desk: Desk, _config: Config, [number = '']: string[]): Promise<number> {
  const ticket = await findTicket(desk.db, numberOf(number));
  if (!ticket) throw new Error(`There is no ticket ${number}.`);
  const speech = inEnglish(desk);
  await recordLook(desk, ticket);
  console.log(`${ticketInText(seen(ticket, eyes(desk)), momentOf(desk, speech))}\n`);
  for (const { label, value } of fieldsInWords(seen(ticket, eyes(desk)), speech))
    console.log(`${label}: ${value}`);
  const log = await eventsAfter(desk.db, ticket.number, 0);
  for (const recorded of await seenLog(desk.db, ticket, log, eyes(desk)))
    console.log(`${instantInWords(speech, recorded.at)}  ${eventInWords(speech, recorded)}`);
  return 0;
}

/** How a ticket's deadlines are counted. */
export async function explainTicket(desk: Desk, [number = '']: string[]): Promise<number> {
  const ticket = await findTicket(desk.db, numberOf(number));
  if (!ticket) throw new Error(`There is no ticket ${number}.`);
  const english = inEnglish(desk);
  const { terms, now } = momentOf(desk, english);
  for (const paragraph of deadlineReading(seen(ticket, eyes(desk)), terms, english, now).paragraphs)
    console.log(paragraph);
  return 0;
}

/** Works a ticket as an operator would from its card; cards, lines and letters follow as ever. */
export async function workTicket(desk: Desk, _config: Config, args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      as: { type: 'string' },
      text: { type: 'string' },
      category: { type: 'string' },
      priority: { type: 'string' },
      to: { type: 'string' },
      language: { type: 'string' },
      by: { type: 'string' },
      field: { type: 'string', multiple: true },
    },
  });
  const [number = '', verb = ''] = positionals;
  const order = orderOf(verb);
  if (!order) throw new Error(`There is no ${verb || 'such'} command; see npm run sportello -- help.`);
  if (!values.as) throw new Error('Say as whom: --as anna@example.com');
  const operator = await findOperatorByEmail(desk.db, values.as);
  if (!operator)
    throw new Error(
      `${values.as} is not an operator: list them in desk.yaml, or let them press a button first.`,
    );
  const colleague = values.to ? await findOperatorByEmail(desk.db, values.to) : null;

  const ticket = await findTicket(desk.db, numberOf(number));
  if (!ticket) throw new Error(`There is no ticket ${number}.`);
  const commands = await order.commands(
    {
      text: values.text ?? '',
      priority: values.priority ?? '',
      amount: values.by ?? '',
      ...ownInputs(values.field ?? []),
      ...(values.category ? { category: values.category } : {}),
      ...(values.language ? { language: values.language } : {}),
      ...(colleague ? { operator: String(colleague.id) } : {}),
    },
    { desk, speech: inEnglish(desk), words: wordsIn('en'), platform: null, ticket, files: [] },
  );
  if ('fault' in commands) throw new Error(`${verb} needs other options; see npm run sportello -- help.`);
  const handled = await handle(desk, ticket.number, commands, {
    actor: actorOf(operator),
    origin: 'cli',
    key: `cli:${randomUUID()}`,
  });
  if (handled.ok) {
    console.log('Done.');
    return 0;
  }
  if (handled.reason === 'refused') throw new Error(refusalInWords(inEnglish(desk), handled.refusal));
  throw new Error(`There is no ticket ${number}.`);
}

/** `issue=DEV-12` as a form would say it. */
function ownInputs(given: string[]): Record<string, string> {
  return Object.fromEntries(
    given.map(each => {
      const [key = '', ...value] = each.split('=');
      if (value.length === 0) throw new Error(`--field ${each}: write --field key=value`);
      return [`own-${key}`, value.join('=')];
    }),
  );
}

/** What is shown of a ticket here is more than its card says: whoever looks has the machine, and no name. */
async function recordLook(desk: Desk, ticket: Ticket): Promise<void> {
  if (!hasWords(seen(ticket, eyes(desk)))) return;
  const circumstances = { origin: 'cli', key: null } as const;
  await recordReading(desk, ticket.number, { kind: 'desk' }, { what: 'conversation' }, circumstances);
}

/** Whoever may start programs on the desk's machine has its database, too. */
function eyes(desk: Desk): Eyes {
  return eyesOf(desk, { kind: 'machine' }, 'console');
}

function numberOf(said: string): number {
  const digits = /^#?(\d{1,9})$/.exec(said)?.[1];
  if (!digits) throw new Error(`${said || 'That'} is not a ticket number: write it like 1042.`);
  return Number(digits);
}

/** The CLI speaks English, and tells the desk's time. */
function inEnglish({ calendar, policy, clock }: Desk): Speech {
  return { language: 'en', zone: calendar.now().zone, catalogue: policy.catalogue, clock };
}

/** What a button orders can be ordered here, too; what it shows, or does to several tickets, cannot. */
function orderOf(verb: string): Order | null {
  const action = actionOf(verb);
  return action?.about === 'ticket' && action.does?.kind === 'order' ? action.does : null;
}
