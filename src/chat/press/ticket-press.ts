import type { Desk } from '../../desk/desk.ts';
import { handle } from '../../desk/handle.ts';
import { whereItGoesOn } from '../../desk/intake/which-ticket.ts';
import { filesForLetter } from '../../desk/letters/uploads.ts';
import { recordReading } from '../../desk/record-reading.ts';
import { termsOf } from '../../desk/terms.ts';
import { seenElsewhere } from '../../desk/watch/restored.ts';
import type { Db } from '../../store/database.ts';
import { filesReceived } from '../../store/mail/attachments.ts';
import { saveDraft } from '../../store/mail/drafts.ts';
import { conversationOf } from '../../store/mail/messages.ts';
import { allOperators, findAnybody, findOperator } from '../../store/people/operators.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import { highestNumber } from '../../store/tickets/ticket-numbers.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { whyUnwritable } from '../../ticket/authorship.ts';
import type { Terms } from '../../ticket/clock/deadlines.ts';
import type { OperatorCommand } from '../../ticket/commands.ts';
import { decide } from '../../ticket/decide.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import type { Refusal } from '../../ticket/refusals.ts';
import { hasWords, type Seen, seen, seenEvents, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf, type Place } from '../../ticket/sight/sight.ts';
import { meanwhile } from '../../ticket/stale.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Actor, type AttachedFile, actorOf, type Operator } from '../../ticket/words.ts';
import { formFor, isLetterVerb, type LetterVerb } from '../actions/forms.ts';
import { commandOf, withFiles } from '../actions/inputs.ts';
import { answerMailPress, isMailVerb } from '../admin/mail-presses.ts';
import type { LineButton, PressAnswer, TicketCard } from '../card.ts';
import { conversationView, type FileLinks } from '../cards/conversation.ts';
import { eventInWords } from '../cards/event-in-words.ts';
import { nextDeadlineInWords, promisesInWords } from '../cards/list-card.ts';
import { momentOf } from '../cards/moment.ts';
import { deadlineReading } from '../cards/reading.ts';
import { ticketCard } from '../cards/ticket-card.ts';
import type { Speech } from '../say.ts';
import { heldInWords, type Words, wordsIn } from '../words/words.ts';
import type { ButtonPress } from './button-press.ts';
import { fileNamed, previewFiles } from './letter/letter-files.ts';
import { letterNow } from './letter/letter-now.ts';
import { letterPreview } from './letter/letter-preview.ts';
import { withDraft } from './letter/own-draft.ts';
import { asFirstPressed } from './repeats.ts';

/** Makes the links of a conversation for the operator who opens it. */
export type LinksFor = (
  ticket: Pick<Ticket, 'number' | 'nonce'>,
  operator: Operator,
  origin: ButtonPress['platform'],
) => FileLinks;

/** A button's value is not signed: what somebody made up must not use the numbers up. */
const numbersBelieved = 100_000;

/** A press about a ticket, decided and put into words. */
export async function answerTicketPress(
  desk: Desk,
  speech: Speech,
  linksFor: LinksFor,
  pressed: ButtonPress,
  operator: Operator,
): Promise<PressAnswer> {
  const words = wordsIn(speech.language);
  const { unknownTicket, people } = words;
  const named = await findTicket(desk.db, pressed.ticket);
  if (!named || named.nonce !== pressed.nonce)
    return { kind: 'stranger', line: await whyUnknown(desk, pressed, words) };
  const press = await whereItIs(desk, pressed);
  const ticket = press.ticket === named.number ? named : await findTicket(desk.db, press.ticket);
  if (!ticket) return { kind: 'stranger', line: unknownTicket };
  const drafted = await withDraft(desk, press, operator);
  if (!drafted) return { kind: 'stranger', line: people.draftGone };
  const once = await asFirstPressed(desk, drafted, operator);
  return await answerAbout(desk, speech, linksFor, once, ticket, operator);
}

async function answerAbout(
  desk: Desk,
  speech: Speech,
  linksFor: LinksFor,
  press: ButtonPress,
  ticket: Ticket,
  operator: Operator,
): Promise<PressAnswer> {
  const words = wordsIn(speech.language);
  const operators = await allOperators(desk.db);
  const actor = actorOf(operator);
  const eyes = (place: Place) => eyesOf(desk, { kind: 'operator', operator }, place);

  const written = await letterNow(desk.db, ticket.number);
  const files = await filesReceived(desk.db, ticket.number);
  const cardOf = (now: Ticket, letter = written): TicketCard =>
    ticketCard(seen(now, eyes('answer')), operators, momentOf(desk, speech), letter, files);
  /** Who took a letter back finds in the form what they had written. */
  const isOwnDraft = written.draft?.verb === press.verb && written.draft.writer === operator.id;
  const typed = press.step === 'press' && isOwnDraft ? { text: written.draft?.text ?? '' } : press.inputs;
  const form = (now: Ticket, notice = ''): PressAnswer | null => {
    const view = formFor(press.verb, seen(now, eyes('form')), operators, speech.language, typed, notice);
    if (!view) return null;
    // The list from which it was asked for may tell of an older deadline.
    const promise =
      press.verb === 'extend' ? nextDeadlineInWords(seen(now, eyes('form')), momentOf(desk, speech)) : '';
    const about = [view.about, promise].filter(Boolean).join(' · ');
    return { kind: 'form', form: { ...view, about } };
  };
  const refused = (now: Ticket, line: string): PressAnswer => ({ kind: 'refused', card: cardOf(now), line });
  /** A typed text is never lost: where there is a form, the objection stands in it, above the draft. */
  const objected = (now: Ticket, line: string): PressAnswer =>
    (press.step === 'press' ? null : form(now, withoutFiles(line))) ?? refused(now, line);
  /** A form cannot be given files: who does not see that would send the letter without. */
  const withoutFiles = (line: string): string =>
    press.step === 'confirm' && press.inputs.uploads ? `${line} ${words.files.again}` : line;
  const told = async (now: Ticket): Promise<string> =>
    toldMeanwhile(words, seenEvents(now, await unseen(desk.db, press, now, actor), eyes('answer')));

  // What happened since is told; what this database does not know of, an older state of it having been put back, cannot be.
  if (press.version > ticket.version && press.verb !== 'open') return refused(ticket, words.lostState);
  if (press.verb === 'why')
    return {
      kind: 'reading',
      reading: deadlineReading(seen(ticket, eyes('answer')), termsOf(desk), speech, desk.clock()),
    };
  if (press.verb === 'card') return { kind: 'done', card: cardOf(ticket), line: '', undo: null };
  // Whoever may not read it cannot act on it either.
  if (!hasWords(seen(ticket, eyes('answer')))) return refused(ticket, words.restricted.refused);
  const circumstances = { actor, origin: press.platform, key: press.key };
  if (isMailVerb(press.verb))
    return await answerMailPress(desk, speech, ticket, { ...press, verb: press.verb }, circumstances, {
      cardOf,
      refusal: refusal => refusalInWords(speech, refusal),
      conversation,
      eyes,
    });
  if (press.verb === 'open') {
    const read = await recordReading(desk, press.ticket, operator, { what: 'conversation' }, circumstances);
    if (read.ok) return await conversation(read.ticket);
    return read.reason === 'refused'
      ? refused(ticket, refusalInWords(speech, read.refusal))
      : { kind: 'stranger', line: words.unknownTicket };
  }

  const hasForm = form(ticket) !== null;
  if (hasForm && (press.step === 'press' || press.step === 'back')) {
    const refusal = press.step === 'press' ? whyNotEvenAsk(press, ticket, actor, termsOf(desk)) : null;
    if (refusal) return refused(ticket, await withMeanwhile(refusal, ticket));
    return form(ticket, filesLeftOut()) ?? refused(ticket, words.badInput);
  }

  const given = await commandOf(press, termsOf(desk), id => findOperator(desk.db, id));
  if (!given) return objected(ticket, (await whoHasLeft(press)) ?? words.badInput);
  const attached = await attachedTo(press);
  if (!attached.ok) return objected(ticket, refusalInWords(speech, attached.refusal));
  const command = withFiles(given, attached.files);

  if (isLetterVerb(press.verb) && press.step === 'submit') {
    const seen = await told(ticket);
    if (seen) return objected(ticket, words.staleForm(seen));
    const decision = decide(ticket, command, actor);
    if (!decision.ok) return objected(ticket, refusalInWords(speech, decision.refusal));
    return await previewed(press.verb, ticket, attached.files, false);
  }
  // The light was on already; who does not see it is asked once more.
  if (isLetterVerb(press.verb) && press.step === 'confirm' && !press.inputs.insist && wrongLanguage(ticket))
    return await previewed(press.verb, ticket, attached.files, true);

  const handled = await handle(
    desk,
    press.ticket,
    command,
    circumstances,
    async (tx, now) => (await unseen(tx, press, now, actor)).length > 0,
  );
  if (handled.ok) {
    const unwritten = press.verb === 'close' ? whyUnwritable(handled.ticket) : null;
    const undo =
      isLetterVerb(press.verb) && !handled.repeated && !unwritten
        ? undoButton(handled.ticket, handled.events.at(-1))
        : null;
    const said = isLetterVerb(press.verb) && handled.repeated ? words.alreadySent : words.done[press.verb];
    const done = unwritten ? words.author.closedUnwritten(heldInWords(words, unwritten)) : said;
    const extended = handled.events.flatMap(({ event }) =>
      event.type === 'deadline-extended' ? [event.promise] : [],
    );
    const line = [
      done,
      promisesInWords(seen(handled.ticket, eyes('answer')), extended, momentOf(desk, speech)),
      undo ? words.mail.undo.pending(desk.undoSeconds) : '',
    ]
      .filter(Boolean)
      .join(' ');
    return {
      kind: 'done',
      card: cardOf(handled.ticket, undo ? { isUndoable: true, draft: null } : written),
      line,
      undo,
    };
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

  /** A form of before may offer a colleague who is none any more. */
  async function whoHasLeft({ verb, inputs }: ButtonPress): Promise<string | null> {
    const chosen = verb === 'reassign' ? Number(inputs.operator) : 0;
    const person = Number.isInteger(chosen) && chosen > 0 ? await findAnybody(desk.db, chosen) : null;
    return person?.leftAt ? words.people.colleagueLeft(person.name) : null;
  }

  /** What the draft is written in, where that is not what the customer is written to in. */
  function wrongLanguage(now: Ticket): string {
    const drafted = desk.languageOf(press.inputs.text ?? '');
    if (drafted === null || drafted === now.language) return '';
    return words.mail.wrongLanguage.notice(words.language[drafted], words.language[now.language]);
  }

  async function attachedTo({ verb, step, inputs }: ButtonPress) {
    if (!isLetterVerb(verb)) return { ok: true as const, files: [] };
    return await filesForLetter(desk, operator, inputs.uploads ?? '', step === 'confirm');
  }

  async function previewed(
    verb: LetterVerb,
    now: Ticket,
    attached: AttachedFile[],
    insist: boolean,
  ): Promise<PressAnswer> {
    const files = await previewFiles(desk, speech, operator, press.platform, attached);
    const preview = letterPreview(
      desk.letters,
      seen(now, eyes('preview')),
      verb,
      operator,
      press.inputs,
      speech,
      files,
    );
    const draft = await saveDraft(desk.db, operator.id, press.inputs, desk.clock());
    const inputs = {
      draft,
      ...(insist ? { insist: 'yes' } : {}),
      // Chosen in the preview: what Teams does not send along was not chosen.
      ...(press.platform === 'teams' ? { uploads: '' } : {}),
    };
    const send = insist ? words.mail.wrongLanguage.sendAnyway : preview.send;
    const nowhere = whyUnwritable(now);
    const notice = nowhere ? words.author.unwritable[nowhere] : wrongLanguage(now);
    return { kind: 'preview', preview: { ...preview, notice, send, inputs } };
  }

  /** Slack's form cannot be given the files that its letter had: who does not see that would send it without. */
  function filesLeftOut(): string {
    const names = isOwnDraft && press.platform === 'slack' ? (written.draft?.files ?? []) : [];
    return names.length === 0 ? '' : words.files.leftOut(names.map(({ name }) => fileNamed(name)));
  }

  function undoButton(now: Ticket, sent: RecordedEvent | undefined): LineButton | null {
    if (!sent || desk.undoSeconds === 0) return null;
    const { number, nonce, version } = now;
    return {
      label: words.mail.undo.label,
      verb: 'recall',
      number,
      nonce,
      version,
      page: String(sent.sequence),
    };
  }

  async function withMeanwhile(refusal: Refusal, now: Ticket): Promise<string> {
    return [await told(now), refusalInWords(speech, refusal)].filter(Boolean).join(' ');
  }

  async function conversation(now: Ticket): Promise<PressAnswer> {
    const page = Number(press.inputs.page);
    const reader = eyes('conversation');
    const messages = await conversationOf(desk.db, now.number);
    return {
      kind: 'conversation',
      conversation: await conversationView(
        seen(now, reader),
        messages.flatMap(message => seenPart(now, message, reader) ?? []),
        seenEvents(now, await eventsAfter(desk.db, now.number, 0), reader),
        linksFor(now, operator, press.platform),
        speech,
        Number.isInteger(page) ? page : null,
      ),
    };
  }
}

/** Our cards name tickets that there were: one beyond all that the database knows tells that it is an older state. */
async function whyUnknown(desk: Desk, press: ButtonPress, words: Words): Promise<string> {
  if (press.nonce === '')
    return (await findTicket(desk.db, press.ticket)) ? words.lostRequest : words.unknownTicket;
  const isLikely = press.ticket < (await highestNumber(desk.db)) + numbersBelieved;
  if (isLikely) await desk.db.transaction(tx => seenElsewhere(desk, tx, press.ticket));
  return words.lostRequest;
}

/** What a merged ticket said is read where it goes on. */
async function whereItIs(desk: Desk, press: ButtonPress): Promise<ButtonPress> {
  return press.verb === 'open' ? { ...press, ticket: await whereItGoesOn(desk.db, press.ticket) } : press;
}

/** What others did since the card that was pressed, if it should be seen first. */
async function unseen(
  db: Db,
  press: ButtonPress,
  ticket: Ticket,
  actor: Extract<Actor, { kind: 'operator' }>,
): Promise<RecordedEvent[]> {
  if (press.version >= ticket.version) return [];
  const ordered = orders[press.verb];
  return ordered ? meanwhile(ordered, await eventsAfter(db, ticket.number, press.version), actor) : [];
}

/** What a verb orders: what others did meanwhile can make it stale. */
const orders: Partial<Record<ButtonPress['verb'], OperatorCommand['type']>> = {
  'accept-suggestion': 'accept-suggestion',
  acknowledge: 'acknowledge',
  'ask-clarification': 'ask-clarification',
  claim: 'claim',
  classify: 'classify',
  close: 'close',
  extend: 'extend',
  language: 'change-language',
  note: 'add-note',
  open: 'open-conversation',
  reassign: 'reassign',
  release: 'release',
  reopen: 'reopen',
  reply: 'reply',
  'take-over': 'take-over',
};

function toldMeanwhile(words: ReturnType<typeof wordsIn>, events: Seen<RecordedEvent>[]): string {
  return events
    .slice(-3)
    .map(event => eventInWords(words, event))
    .join(' ');
}

/** Whoever may not send the letter anyway need not write it first. */
function whyNotEvenAsk(press: ButtonPress, ticket: Ticket, actor: Actor, terms: Terms): Refusal | null {
  const trial: Partial<Record<ButtonPress['verb'], OperatorCommand>> = {
    reply: { type: 'reply', text: '-' },
    'ask-clarification': { type: 'ask-clarification', text: '-' },
    close: { type: 'close', resolution: '-' },
    reopen: { type: 'reopen', reason: '' },
    reassign: { type: 'reassign', to: { id: -1, name: '' } },
    extend: { type: 'extend', by: { amount: 1, unit: 'minute' }, reason: '-', terms },
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
