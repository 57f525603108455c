import type { Db } from '../../store/database.ts';
import { insertMessage } from '../../store/mail/messages.ts';
import { lockPress } from '../../store/tickets/events.ts';
import { lockTicket } from '../../store/tickets/tickets.ts';
import type { OperatorCommand } from '../../ticket/commands.ts';
import type { Company } from '../../ticket/companies/company.ts';
import { decide } from '../../ticket/decide.ts';
import type { FromChat } from '../../ticket/grammar/from-chat.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import {
  actorOf,
  type Category,
  type ChatPlatform,
  type Language,
  type Operator,
  type Person,
  type Priority,
} from '../../ticket/words.ts';
import type { Desk } from '../desk.ts';
import { record } from '../handle.ts';
import { joinByItself } from '../incidents/join.ts';
import { openingOf } from '../intake/opening.ts';
import { madeMessageId } from '../made-message-id.ts';
import { newTicket } from '../new-ticket.ts';
import { type FilesWithIt, keepFilesWithIt } from './files-with-it.ts';
import { openedBefore } from './opened-before.ts';

/** What a customer asked for otherwise than by mail, as an operator typed it. */
export type TypedRequest = {
  /** An address of '' is none: nothing can be mailed then, and the card says so. */
  from: Person;
  language: Language;
  about: string;
  text: string;
  category: Category | null;
  priority: Priority | null;
  /** When they called, or wrote: both promises are counted from there. */
  calledAt: Date;
  /** The desk's address from which they are written to. */
  mailbox: string;
  /** Whose it is, where that was said; null: of none. undefined: as their address tells. */
  company?: Company | null | undefined;
  /** The message in chat from which it was taken. */
  fromChat?: FromChat;
  files?: FilesWithIt;
};

/**
 * Opens a request for whoever did not write: it is one like any other from then on. Its log says when they called, and when
 * that was typed, by whom.
 *
 * @param key of the press, or of the message: the same one opens one request
 * @returns its number; `before`: it was open already
 */
export async function openByHand(
  desk: Desk,
  request: TypedRequest,
  operator: Operator,
  { origin, key }: { origin: ChatPlatform; key: string },
): Promise<{ number: number; before: Ticket | null }> {
  return await desk.db.transaction(async tx => {
    await lockPress(tx, key);
    const before = await openedBefore(tx, key);
    if (before) return { number: before.number, before };
    const number = await opened(desk, tx, request, operator, { origin, key });
    for (const command of saidWithIt(request)) await ordered(desk, tx, number, command, operator, origin);
    await joinByItself(desk, tx, number, { subject: request.about, newText: request.text });
    return { number, before: null };
  });
}

async function opened(
  desk: Desk,
  tx: Db,
  { from, language, about, text, calledAt, mailbox, fromChat, files }: TypedRequest,
  operator: Operator,
  { origin, key }: { origin: ChatPlatform; key: string },
): Promise<number> {
  const messageId = madeMessageId('typed', mailbox);
  const asMail = {
    from,
    to: [],
    cc: [],
    subject: about,
    text,
    newText: text,
    language,
    kind: 'request' as const,
    important: false,
    messageId,
    arrived: { arrivedAt: calledAt, mailbox, fromBacklog: false },
  };
  const opening = await openingOf(desk, tx, asMail, null, {}, true);
  const by = {
    by: { id: operator.id, name: operator.name },
    typedAt: desk.clock().toISOString(),
    ...(fromChat ? { from: fromChat } : {}),
  };
  return await newTicket(
    desk,
    tx,
    { ...opening, language, participants: from.address ? opening.participants : [], typed: by },
    { actor: actorOf(operator), origin },
    calledAt,
    async number => {
      const message = await insertMessage(tx, {
        ticket: number,
        direction: 'in',
        messageId,
        inReplyTo: null,
        references: [],
        from,
        to: [],
        subject: about,
        text,
        language,
        automatic: null,
        at: calledAt,
        mailId: null,
        author: null,
      });
      if (files) await keepFilesWithIt(desk, tx, message, files);
    },
    key,
  );
}

/** What it is, and whose, where that was said with it. */
function saidWithIt({ category, priority, company }: TypedRequest): OperatorCommand[] {
  return [
    ...(company === undefined
      ? []
      : [{ type: 'set-company' as const, company: company && { key: company.key, name: company.name } }]),
    ...(category ? [{ type: 'classify' as const, category, priority }] : []),
  ];
}

/** What changes nothing is not recorded. */
async function ordered(
  desk: Desk,
  tx: Db,
  number: number,
  command: OperatorCommand,
  operator: Operator,
  origin: ChatPlatform,
): Promise<void> {
  const ticket = await lockTicket(tx, number);
  if (!ticket) return;
  const actor = actorOf(operator);
  const decision = decide(ticket, command, actor, desk.policy.catalogue);
  if (decision.ok) await record(desk, tx, ticket, decision.events, { actor, origin, key: null });
}
