import type { Catalogue } from './catalogue/catalogue.ts';
import { commands, occurrences } from './chapters.ts';
import type { Occurrence, OperatorCommand, TicketCommand } from './commands.ts';
import type { TicketEvent } from './events.ts';
import { evolve } from './evolve.ts';
import type { ByType } from './grammar/chapter.ts';
import { type Decision, happen, refuse } from './grammar/decision.ts';
import type { Refusal } from './refusals.ts';
import type { Ticket } from './ticket.ts';
import type { Actor } from './words.ts';

/**
 * Turns a command into events, or says why not. Pure: the same ticket, command, actor and catalogue always give the
 * same answer.
 */
export function decide(
  ticket: Ticket,
  command: TicketCommand,
  actor: Actor,
  catalogue: Catalogue,
): Decision<TicketEvent, Refusal> {
  if (isOccurrence(command)) return happen(...occur(ticket, command));
  if (actor.kind !== 'operator') throw new Error(`only an operator gives the command ${command.type}`);
  // What was said in a ticket can be read wherever it goes on.
  if (ticket.mergedInto !== null && !commands[command.type].isReading)
    return refuse({ reason: 'merged', into: ticket.mergedInto });
  // Nothing is left to be worked on, and nobody to be written to.
  if (ticket.erased !== null && !commands[command.type].isReading) return refuse({ reason: 'erased' });
  return order(ticket, command, actor, catalogue);
}

/**
 * Commands one after the other, each about the ticket as those before leave it: all of them happen, or none does. Pure.
 *
 * @param at what the ticket in between is counted by
 */
export function decideAll(
  ticket: Ticket,
  [command, ...rest]: readonly TicketCommand[],
  actor: Actor,
  catalogue: Catalogue,
  at: Date,
): Decision<TicketEvent, Refusal> {
  if (!command) return happen();
  const decision = decide(ticket, command, actor, catalogue);
  if (!decision.ok) return decision;
  const after = decision.events.reduce((now, event) => evolve(now, event, actor, at), ticket);
  const others = decideAll(after, rest, actor, catalogue, at);
  return others.ok ? happen(...decision.events, ...others.events) : others;
}

/** Whether it is about whoever orders it alone: they need not see the ticket. */
export function isOfOneself(command: TicketCommand): boolean {
  return !isOccurrence(command) && commands[command.type].isOfOneself === true;
}

function isOccurrence(command: TicketCommand): command is Occurrence {
  return command.type in occurrences;
}

function occur<Type extends Occurrence['type']>(
  ticket: Ticket,
  occurrence: ByType<Occurrence, Type>,
): TicketEvent[] {
  return occurrences[occurrence.type](ticket, occurrence);
}

function order<Type extends OperatorCommand['type']>(
  ticket: Ticket,
  command: ByType<OperatorCommand, Type>,
  actor: Extract<Actor, { kind: 'operator' }>,
  catalogue: Catalogue,
): Decision<TicketEvent, Refusal> {
  return commands[command.type].decide(ticket, command, actor, catalogue);
}
