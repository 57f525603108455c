import type { Desk } from '../../desk/desk.ts';
import type { Circumstances, Handled } from '../../desk/handle.ts';
import { vouchForMail } from '../../desk/intake/operators/vouch.ts';
import { whereItGoesOn } from '../../desk/intake/which-ticket.ts';
import { recallLetter, resendLetter } from '../../desk/letters/letters-again.ts';
import { mergeTickets } from '../../desk/relations/merge.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import type { Refusal } from '../../ticket/refusals.ts';
import { seenEvents } from '../../ticket/sight/seen.ts';
import type { Eyes, Place } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { relate, relateForm } from '../actions/relating/relate.ts';
import type { PressAnswer, TicketCard } from '../card.ts';
import { eventInWords } from '../cards/event-in-words.ts';
import type { ButtonPress } from '../press/button-press.ts';
import { type LetterNow, letterNow } from '../press/letter/letter-now.ts';
import type { Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

const mailVerbs = ['relate', 'merge-suggested', 'let-in', 'vouch', 'recall', 'resend'] as const;
type MailVerb = (typeof mailVerbs)[number];

export function isMailVerb(verb: ButtonPress['verb']): verb is MailVerb {
  return mailVerbs.some(known => known === verb);
}

/** How the rest of the door says things. */
type Telling = {
  /** @param letter as it was before the press, where it is not said */
  cardOf(ticket: Ticket, letter?: LetterNow): TicketCard;
  refusal(refusal: Refusal): string;
  conversation(ticket: Ticket): Promise<PressAnswer>;
  /** Of the one who pressed. */
  eyes(place: Place): Eyes;
};

/** Presses about mail that belongs elsewhere, and about letters that have gone or have not. */
export async function answerMailPress(
  desk: Desk,
  speech: Speech,
  ticket: Ticket,
  press: ButtonPress & { verb: MailVerb },
  circumstances: Circumstances,
  telling: Telling,
): Promise<PressAnswer> {
  const words = wordsIn(speech.language);
  const form = async (notice: string): Promise<PressAnswer> => ({
    kind: 'form',
    form: await relateForm(desk, speech, ticket, telling.eyes('form'), press.inputs, notice),
  });
  if (press.verb === 'relate' && press.step !== 'submit') {
    if (ticket.mergedInto === null) return await form('');
    const line = telling.refusal({ reason: 'merged', into: ticket.mergedInto });
    return { kind: 'refused', card: telling.cardOf(ticket), line };
  }
  const handled = await carryOut();
  if (handled.ok) {
    if (press.verb === 'resend') return await telling.conversation(handled.ticket);
    const letter = press.verb === 'recall' ? await letterNow(desk.db, press.ticket) : undefined;
    const line = [words.done[press.verb], letter?.draft?.files.length ? words.files.again : ''];
    return {
      kind: 'done',
      card: telling.cardOf(handled.ticket, letter),
      line: line.filter(Boolean).join(' '),
      undo: null,
    };
  }
  if (handled.reason === 'typed') return await form(handled.fault);
  if (handled.reason === 'stale') {
    const since = await eventsAfter(desk.db, ticket.number, press.version);
    const what = seenEvents(ticket, since.slice(-3), telling.eyes('answer')).map(event =>
      eventInWords(words, event),
    );
    return { kind: 'refused', card: telling.cardOf(handled.ticket), line: words.stale(what.join(' ')) };
  }
  if (handled.reason !== 'refused') return { kind: 'stranger', line: words.unknownTicket };
  const line = telling.refusal(handled.refusal);
  return press.verb === 'relate' ? await form(line) : { kind: 'refused', card: telling.cardOf(ticket), line };

  async function carryOut(): Promise<Handled | { ok: false; reason: 'typed'; fault: string }> {
    switch (press.verb) {
      case 'relate':
        return await relate(desk, speech, ticket, press, circumstances);
      case 'merge-suggested':
        return ticket.looksLike === null
          ? { ok: false, reason: 'refused', ticket, refusal: { reason: 'no-suggestion' } }
          : await mergeTickets(desk, ticket.number, ticket.looksLike, circumstances);
      case 'let-in':
        return ticket.authorship.mayJoin === null
          ? { ok: false, reason: 'refused', ticket, refusal: { reason: 'nothing-changed' } }
          : await mergeTickets(
              desk,
              ticket.number,
              await whereItGoesOn(desk.db, ticket.authorship.mayJoin),
              circumstances,
              'let-in',
            );
      case 'vouch':
        return await vouchForMail(desk, ticket.number, press.version, circumstances);
      case 'recall':
        return await recallLetter(desk, ticket.number, Number(press.inputs.page) || null, circumstances);
      case 'resend':
        return await resendLetter(desk, ticket.number, Number(press.inputs.page) || 0, circumstances);
      default:
        return press.verb satisfies never;
    }
  }
}
