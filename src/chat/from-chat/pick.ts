import { Transient } from '../../outbox/failure.ts';
import { ticketAt } from '../../store/chats/pressed-cards.ts';
import type { Operator } from '../../ticket/words.ts';
import { notingVerb, openingVerb } from '../actions/actions.ts';
import type { PressAnswer } from '../card.ts';
import type { DeskDoor, Wish, WrittenInChat } from '../desk-door.ts';
import type { Gateways } from '../gateway.ts';
import type { Admit } from '../press/admission.ts';
import { answerPress } from '../press/answer-press.ts';
import type { House } from '../press/asked.ts';
import type { Asker } from '../voice/asker.ts';
import { wordsIn } from '../words/words.ts';
import { keepNote, wholeMessage } from './keep-note.ts';
import { namedText } from './named-text.ts';
import { keepPicked, type Picked } from './picked.ts';

/** Whose form it is in which something is made of a message. */
const forms: Record<Wish, string> = { 'as-request': openingVerb, 'as-note': notingVerb };

type At = House & { gateways: Gateways };

/** What the desk's door offers of messages. */
export function madeOfMessages(at: At, admit: Admit): Pick<DeskDoor, 'keepNote' | 'pick'> {
  return {
    keepNote: async (asker, written, where) => {
      const admitted = await admit(asker, where);
      return admitted.ok ? await keepOfThread(at, asker, admitted.operator, written) : admitted.line;
    },

    pick: (asker, wish, written) => pick(at, admit, asker, wish, written),
  };
}

/** Somebody chose in a message's menu to make something of it. Where it is, does not matter: what they see, they can use. */
async function pick(
  at: At,
  admit: Admit,
  asker: Asker,
  wish: Wish,
  written: WrittenInChat,
): Promise<PressAnswer> {
  const { desk, voices } = at;
  try {
    const admitted = await admit(asker, { kind: 'alone' });
    if (!admitted.ok) return { kind: 'stranger', line: admitted.line };
    const { operator } = admitted;
    const { kept } = wordsIn((await voices.answering(desk, operator, asker)).language);
    if (written.isOurs) return { kind: 'told', line: kept.ours };
    const number = wish === 'as-note' ? await requestOfThread(at, asker, written) : null;
    if (number !== null)
      return { kind: 'told', line: await keepFromThread(at, asker, operator, written, number) };
    const picked = await keepPicked(desk, operator, {
      ...(await withNames(at, asker, operator, written)),
      platform: asker.platform,
    });
    const press = { verb: forms[wish], step: 'press' as const, ticket: 0, nonce: '', version: 0, key: '' };
    return await answerPress(at, admit, { ...asker, ...press, inputs: { picked } }, { kind: 'alone' });
  } catch (error) {
    if (error instanceof Transient) return { kind: 'stranger', line: voices.known(asker).tryLater };
    throw error;
  }
}

/**
 * What a colleague wrote in the thread of a ticket's card becomes a note of it.
 *
 * @returns what whoever keeps it is told
 */
async function keepOfThread(
  at: At,
  asker: Asker,
  operator: Operator,
  written: WrittenInChat,
): Promise<string> {
  const { kept } = wordsIn((await at.voices.answering(at.desk, operator, asker)).language);
  if (written.isOurs) return kept.ours;
  const number = await requestOfThread(at, asker, written);
  return number === null ? kept.noThread : await keepFromThread(at, asker, operator, written, number);
}

async function requestOfThread({ desk }: At, { platform }: Asker, { channel, thread }: WrittenInChat) {
  return thread === null ? null : await ticketAt(desk.db, platform, { channel, message: thread });
}

async function keepFromThread(
  at: At,
  asker: Asker,
  operator: Operator,
  written: WrittenInChat,
  number: number,
): Promise<string> {
  const speech = await at.voices.answering(at.desk, operator, asker);
  const keeping = { ...at, speech, words: wordsIn(speech.language), operator };
  const picked: Picked = { ...(await withNames(at, asker, operator, written)), platform: asker.platform };
  return (await keepNote(keeping, picked, wholeMessage(picked, number))).line;
}

/** As people read it: who wrote it, and whom it names. */
async function withNames(at: At, asker: Asker, operator: Operator, written: WrittenInChat) {
  const words = wordsIn((await at.voices.answering(at.desk, operator, asker)).language);
  const [name, text] = await Promise.all([
    writerOf(at, asker, written),
    namedText(written, at.gateways[asker.platform], words),
  ]);
  return { ...written, name, text };
}

/** What whoever wrote it is called; '' where nobody says. */
async function writerOf(
  { gateways }: At,
  { platform }: Asker,
  { author, name }: WrittenInChat,
): Promise<string> {
  const member = author ? await gateways[platform]?.member(author).catch(() => null) : null;
  return member?.name || name;
}
