import type { Desk } from '../../desk/desk.ts';
import { whoSees } from '../../desk/people/who-sees.ts';
import { unseenOthersOf } from '../../desk/relations/unseen-others.ts';
import type { CardFacts } from '../../store/asking/card-facts.ts';
import type { Presser } from '../../store/people/pressers.ts';
import { seen, withoutUnseen } from '../../ticket/sight/seen.ts';
import { type Eyes, eyesOf, type Place } from '../../ticket/sight/sight.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { type Actor, actorOf, type Operator } from '../../ticket/words.ts';
import type { Filling, Inputs, TicketAction } from '../actions/action.ts';
import { whole } from '../actions/form-view.ts';
import type { ButtonPress } from '../button-press.ts';
import type { TicketCard } from '../card.ts';
import type { FileLinks } from '../cards/conversation.ts';
import { ticketCard } from '../cards/ticket-card.ts';
import type { FetchFile } from '../from-chat/message-files.ts';
import { type Moment, momentOf } from '../in-words/moment.ts';
import { type LetterNow, letterAmong } from '../letter-now.ts';
import type { CardLinks } from '../lists/card-links.ts';
import type { Repeatable } from '../repeats/first-pressed.ts';
import type { Speech } from '../say.ts';
import type { Voices } from '../voice/voices.ts';
import { type Words, wordsIn } from '../words/words.ts';

/** Makes the links of a conversation for the operator who opens it. */
export type LinksFor = (
  ticket: Pick<Ticket, 'number' | 'nonce'>,
  operator: Operator,
  origin: ButtonPress['platform'],
) => FileLinks;

/** Where presses are answered. @property links where requests' cards lie @property fetchFile fetches what lies with a message */
export type House = {
  desk: Desk;
  voices: Voices;
  linksFor: LinksFor;
  links: CardLinks;
  fetchFile: FetchFile;
};

/** The same for one press. @property speech of the one who pressed @property aloud of the cards, which all read */
export type Room = Omit<House, 'voices'> & { speech: Speech; aloud: Speech };

/** A press about a ticket that there is, by somebody who may, and all that it is answered with. */
export type Asked = Room & {
  words: Words;
  moment: Moment;
  press: ButtonPress;
  /** Under which key the same was pressed within the last minute, and perhaps done; null: it was not. */
  before: string | null;
  action: TicketAction;
  /** As it was when the press came. */
  ticket: Ticket;
  operator: Operator;
  actor: Extract<Actor, { kind: 'operator' }>;
  /** Whom it can be given to. */
  operators: Operator[];
  /** What was so of its letter when the press came. */
  written: LetterNow;
  /** It writes to the customer, and whoever pressed wants to see that before it goes. */
  seesPreview: boolean;
  /** What a form may ask for. */
  filling(ticket: Ticket, typed: Inputs): Filling;
  /** Of the one who pressed. */
  eyes(place: Place): Eyes;
  /** As it stands in the channel, in the words of all. */
  cardOf(ticket: Ticket, letter?: LetterNow): TicketCard;
};

export async function askedOf(
  room: Room,
  { press, before, facts }: Repeatable & { facts: CardFacts },
  action: TicketAction,
  operator: Presser,
): Promise<Asked> {
  const { desk, speech, aloud } = room;
  const moment = momentOf(desk, speech);
  const eyes = (place: Place) => eyesOf(desk, { kind: 'operator', operator }, place);
  const { ticket, files, others } = facts;
  const [written, unseen] = await Promise.all([
    letterAmong(desk.db, facts),
    unseenOthersOf(desk.db, ticket, eyes('answer')),
  ]);
  const operators = whoSees(desk, ticket, facts.operators);
  const seesPreview = action.letter !== null && operator.wantsPreview;
  const words = wordsIn(speech.language);
  const { platform } = press;
  const filling = (now: Ticket, typed: Inputs): Filling => ({
    desk,
    speech,
    words,
    ticket: withoutUnseen(seen(now, eyes('form')), unseen),
    operators,
    operator,
    platform,
    eyes: eyes('form'),
    typed,
    isDrawn: true,
  });
  const inputs = await whole(action, press.step, filling(ticket, press.inputs));
  return {
    ...room,
    words,
    moment,
    filling,
    press: { ...press, inputs },
    before,
    action,
    ticket,
    operator,
    actor: actorOf(operator),
    operators,
    written,
    seesPreview,
    eyes,
    cardOf: (now, letter = written) =>
      ticketCard(
        withoutUnseen(seen(now, eyes('answer')), unseen),
        { ...moment, speech: aloud },
        letter,
        files,
        others,
        operators,
      ),
  };
}
