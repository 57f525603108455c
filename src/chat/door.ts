import { type ButtonPress, closureVerbs } from '../desk/button-press.ts';
import type { Desk } from '../desk/desk.ts';
import { handle } from '../desk/handle.ts';
import { recognise } from '../desk/recognise.ts';
import { termsOf } from '../desk/terms.ts';
import { Transient } from '../outbox/failure.ts';
import { adoptPlace } from '../store/cards.ts';
import type { Db } from '../store/database.ts';
import { findDraft, saveDraft } from '../store/drafts.ts';
import { eventsAfter } from '../store/events.ts';
import { conversationOf } from '../store/messages.ts';
import { allOperators, findOperator } from '../store/operators.ts';
import { findTicket } from '../store/tickets.ts';
import type { OperatorCommand } from '../ticket/commands.ts';
import { decide } from '../ticket/decide.ts';
import type { RecordedEvent } from '../ticket/events.ts';
import type { Refusal } from '../ticket/refusals.ts';
import { meanwhile } from '../ticket/stale.ts';
import type { Ticket } from '../ticket/ticket.ts';
import type { Actor, Operator } from '../ticket/words.ts';
import { answerCommand, homeView, momentOf } from './answers.ts';
import type { PressAnswer, TicketCard } from './card.ts';
import { answerClosurePress } from './closures.ts';
import { commandOf } from './command-of.ts';
import { conversationView, type FileLinks } from './conversation.ts';
import type { Gateways } from './couriers.ts';
import type { DeskDoor } from './desk-door.ts';
import { eventInWords } from './event-in-words.ts';
import { formFor, isLetterVerb } from './forms.ts';
import { letterPreview } from './letter-preview.ts';
import { deadlineReading } from './reading.ts';
import type { Speech } from './say.ts';
import { ticketCard } from './ticket-card.ts';
import { wordsIn } from './words/words.ts';

/** Makes the links of a conversation for the operator who opens it. */
export type LinksFor = (ticket: number, operator: Operator, origin: ButtonPress['platform']) => FileLinks;

/** The desk as both chats see it: who presses is recognised, the press decided, and the answer put into words. */
export function deskDoor(desk: Desk, gateways: Gateways, speech: Speech, linksFor: LinksFor): DeskDoor {
  const words = wordsIn(speech.language);

  async function operatorBehind(asker: Pick<ButtonPress, 'platform' | 'userId'>): Promise<Operator | null> {
    const gateway = gateways[asker.platform];
    return gateway ? await recognise(desk, gateway, asker.platform, asker.userId) : null;
  }

  return {
    press: async press => {
      try {
        const operator = await operatorBehind(press);
        if (!operator) return { kind: 'stranger', line: words.stranger };
        if (closureVerbs.some(verb => verb === press.verb))
          return await answerClosurePress(desk, speech, press, operator);
        return await answerPress(desk, speech, linksFor, await withDraft(desk, press, operator), operator);
      } catch (error) {
        if (error instanceof Transient) return { kind: 'stranger', line: words.tryLater };
        throw error;
      }
    },

    command: async (asker, typed) => {
      const operator = await operatorBehind(asker);
      return operator
        ? await answerCommand(desk, speech, operator, asker.platform, typed)
        : { title: words.commands.helpTitle, lines: [], text: words.stranger, buttons: [] };
    },

    home: async asker => {
      const operator = await operatorBehind(asker);
      return operator ? await homeView(desk, speech, operator) : null;
    },

    adoptCard: async (platform, ticket, place) => {
      // A copy outside the operators' channels is nobody's business but that of who put it there.
      const destination = desk.destinations.find(known => known.platform === platform);
      if (destination && (await findTicket(desk.db, ticket)))
        await adoptPlace(desk.db, { ticket, platform, destination: destination.channel }, place);
    },
  };
}

async function answerPress(
  desk: Desk,
  speech: Speech,
  linksFor: LinksFor,
  press: ButtonPress,
  operator: Operator,
): Promise<PressAnswer> {
  const words = wordsIn(speech.language);
  const ticket = await findTicket(desk.db, press.ticket);
  if (!ticket) return { kind: 'stranger', line: words.unknownTicket };
  const operators = await allOperators(desk.db);
  const actor = { kind: 'operator' as const, id: operator.id, name: operator.name, role: operator.role };

  const cardOf = (now: Ticket): TicketCard => ticketCard(now, operators, momentOf(desk, speech));
  const form = (now: Ticket, notice = ''): PressAnswer | null => {
    const view = formFor(press.verb, now, operators, speech.language, press.inputs, notice);
    return view && { kind: 'form', form: view };
  };
  const refused = (now: Ticket, line: string): PressAnswer => ({ kind: 'refused', card: cardOf(now), line });
  /** A typed text is never lost: where there is a form, the objection stands in it, above the draft. */
  const objected = (now: Ticket, line: string): PressAnswer =>
    (press.step === 'press' ? null : form(now, line)) ?? refused(now, line);
  const told = async (now: Ticket): Promise<string> =>
    toldMeanwhile(words, await unseen(desk.db, press, now, actor));

  if (press.verb === 'why')
    return { kind: 'reading', reading: deadlineReading(ticket, termsOf(desk), speech, desk.clock()) };
  if (press.verb === 'card') return { kind: 'done', card: cardOf(ticket), line: '' };

  const hasForm = form(ticket) !== null;
  if (hasForm && (press.step === 'press' || press.step === 'back')) {
    const refusal = press.step === 'press' ? whyNotEvenAsk(press, ticket, actor) : null;
    if (refusal) return refused(ticket, await withMeanwhile(refusal, ticket));
    return form(ticket) ?? refused(ticket, words.badInput);
  }

  const command = await commandOf(press, id => findOperator(desk.db, id));
  if (!command) return objected(ticket, words.badInput);

  if (isLetterVerb(press.verb) && press.step === 'submit') {
    const seen = await told(ticket);
    if (seen) return objected(ticket, words.staleForm(seen));
    const decision = decide(ticket, command, actor);
    if (!decision.ok) return objected(ticket, refusalInWords(speech, decision.refusal));
    const preview = letterPreview(desk.letters, ticket, press.verb, operator, press.inputs, speech);
    const draft = await saveDraft(desk.db, operator.id, press.inputs, desk.clock());
    return { kind: 'preview', preview: { ...preview, inputs: { draft } } };
  }

  const handled = await handle(
    desk,
    press.ticket,
    command,
    { actor, origin: press.platform, key: press.key },
    async (tx, now) => (await unseen(tx, press, now, actor)).length > 0,
  );
  if (handled.ok) {
    if (command.type === 'open-conversation') return await conversation(handled.ticket);
    return { kind: 'done', card: cardOf(handled.ticket), line: words.done[press.verb] ?? '' };
  }
  switch (handled.reason) {
    case 'unknown-ticket':
      return { kind: 'stranger', line: words.unknownTicket };
    case 'stale': {
      const what = await told(handled.ticket);
      return objected(handled.ticket, hasForm ? words.staleForm(what) : words.stale(what));
    }
    case 'refused':
      return objected(handled.ticket, refusalInWords(speech, handled.refusal));
    default:
      return handled satisfies never;
  }

  async function withMeanwhile(refusal: Refusal, now: Ticket): Promise<string> {
    return [await told(now), refusalInWords(speech, refusal)].filter(Boolean).join(' ');
  }

  async function conversation(now: Ticket): Promise<PressAnswer> {
    const page = Number(press.inputs.page);
    return {
      kind: 'conversation',
      conversation: await conversationView(
        now,
        await conversationOf(desk.db, now.number),
        await eventsAfter(desk.db, now.number, 0),
        linksFor(now.number, operator, press.platform),
        speech,
        Number.isInteger(page) ? page : null,
      ),
    };
  }
}

/** A preview's buttons carry the draft's id in place of its text; only who wrote it can send it. */
async function withDraft(desk: Desk, press: ButtonPress, operator: Operator): Promise<ButtonPress> {
  const id = press.inputs.draft;
  if (id === undefined) return press;
  return { ...press, inputs: (await findDraft(desk.db, id, operator.id)) ?? {} };
}

/** What others did since the card that was pressed, if it should be seen first. */
async function unseen(
  db: Db,
  press: ButtonPress,
  ticket: Ticket,
  actor: Extract<Actor, { kind: 'operator' }>,
): Promise<RecordedEvent[]> {
  if (press.version >= ticket.version) return [];
  return meanwhile(press.verb, await eventsAfter(db, ticket.number, press.version), actor);
}

function toldMeanwhile(words: ReturnType<typeof wordsIn>, events: RecordedEvent[]): string {
  return events
    .slice(-3)
    .map(event => eventInWords(words, event))
    .join(' ');
}

/** Whoever may not send the letter anyway need not write it first. */
function whyNotEvenAsk(press: ButtonPress, ticket: Ticket, actor: Actor): Refusal | null {
  const trial: Partial<Record<ButtonPress['verb'], OperatorCommand>> = {
    reply: { type: 'reply', text: '-' },
    'ask-clarification': { type: 'ask-clarification', text: '-' },
    close: { type: 'close', resolution: '-' },
    reopen: { type: 'reopen', reason: '' },
    reassign: { type: 'reassign', to: { id: -1, name: '' } },
    extend: { type: 'extend', by: { amount: 1, unit: 'hour' }, reason: '-' },
  };
  const command = trial[press.verb];
  if (!command) return null;
  const decision = decide(ticket, command, actor);
  return decision.ok ? null : decision.refusal;
}

function refusalInWords(speech: Speech, refusal: Refusal): string {
  const say = wordsIn(speech.language).refusals[refusal.reason] as (refusal: Refusal) => string;
  return say(refusal);
}
