import type { Desk } from '../desk/desk.ts';
import { faultOf, takeUploads } from '../desk/letters/uploads.ts';
import type { KnownOperators } from '../desk/people/operators.ts';
import { wellFormed } from '../desk/well-formed.ts';
import { Transient } from '../outbox/failure.ts';
import { hear, unhear } from '../store/chats/heard.ts';
import { adoptPlace, ticketAt } from '../store/chats/pressed-cards.ts';
import { findTicket } from '../store/tickets/tickets.ts';
import type { Operator } from '../ticket/words.ts';
import { answerClosurePress } from './actions/closures/plan-closure.ts';
import { answerComplaintPress } from './actions/letters/lift-complaint.ts';
import { answerLeftPress } from './actions/people/left-behind.ts';
import { answerQuarantinePress } from './actions/unread-mail/unread-mail.ts';
import type { CommandAnswer, PressAnswer } from './card.ts';
import { answerCommand } from './commands/answers.ts';
import type { DeskDoor, Whereabouts } from './desk-door.ts';
import type { Gateways } from './gateway.ts';
import { homeView } from './home.ts';
import { admission } from './press/admission.ts';
import {
  type ButtonPress,
  closureVerbs,
  complaintVerbs,
  leftVerbs,
  quarantineVerbs,
} from './press/button-press.ts';
import { faultsInWords, fileNamed } from './press/letter/letter-files.ts';
import { patiently } from './press/patience.ts';
import { answerTicketPress, type LinksFor } from './press/ticket-press.ts';
import type { Speech } from './say.ts';
import { wordsIn } from './words/words.ts';

/**
 * The desk as both chats see it: who presses is recognised, the press decided, and the answer put into words.
 *
 * @param operators is told what platforms say of people
 */
export function deskDoor(
  desk: Desk,
  gateways: Gateways,
  speech: Speech,
  linksFor: LinksFor,
  operators: Pick<KnownOperators, 'about'> = { about: async () => {} },
): DeskDoor {
  const words = wordsIn(speech.language);
  const { admit, operatorBehind } = admission(desk, gateways, words);

  async function answer(within: Desk, press: ButtonPress, operator: Operator): Promise<PressAnswer> {
    if (closureVerbs.some(verb => verb === press.verb))
      return await answerClosurePress(within, speech, press, operator);
    if (complaintVerbs.some(verb => verb === press.verb))
      return await answerComplaintPress(within, speech, press, operator);
    const left = leftVerbs.find(verb => verb === press.verb);
    if (left) return await answerLeftPress(within, speech, { ...press, verb: left }, operator);
    const aside = quarantineVerbs.find(verb => verb === press.verb);
    return aside
      ? await answerQuarantinePress(within, speech, { ...press, verb: aside }, operator)
      : await answerTicketPress(within, speech, linksFor, press, operator);
  }

  /** A press came from a card whose place the desk did not know: it is noted, and updated from now on. */
  async function adopt(within: Desk, { platform, verb, ticket, nonce }: ButtonPress, where: Whereabouts) {
    if (where.kind === 'alone' || !where.isCard || where.message === null || isAside(verb)) return;
    const { channel, message, destination } = where;
    const isOurs = desk.destinations.some(
      known => known.platform === platform && known.channel === destination,
    );
    // The card of a request that was lost is not made that of another.
    if (isOurs && (await findTicket(within.db, ticket))?.nonce === nonce)
      await adoptPlace(within.db, { ticket, platform, destination }, { channel, message });
  }

  const plain = (text: string): CommandAnswer => ({ title: words.deskItself, lines: [], text, buttons: [] });

  return {
    press: async (typed, where) => {
      try {
        const press = { ...typed, inputs: wellFormed(typed.inputs) };
        const answered = await patiently(desk, press.platform, async (within): Promise<PressAnswer> => {
          const admitted = await admit(typed, where);
          if (!admitted.ok) return { kind: 'stranger', line: admitted.line };
          await adopt(within, press, where);
          return await answer(within, press, admitted.operator);
        });
        return answered ?? { kind: 'stranger', line: words.people.busy };
      } catch (error) {
        if (error instanceof Transient) return { kind: 'stranger', line: words.tryLater };
        throw error;
      }
    },

    command: async (asker, typed, where, id) => {
      const admitted = await admit(asker, where);
      if (!admitted.ok) return plain(admitted.line);
      const what = `typed:${asker.platform}:${id}`;
      const key = crypto.randomUUID();
      if (id !== '' && (await hear(desk.db, what, key, new Date())) !== key) return null;
      try {
        const answered = await patiently(desk, asker.platform, within =>
          answerCommand(within, speech, admitted.operator, asker.platform, wellFormed(typed)),
        );
        return answered ?? plain(words.tryLater);
      } catch (error) {
        await unhear(desk.db, what).catch(() => {});
        throw error;
      }
    },

    home: async asker => {
      const operator = await operatorBehind(asker);
      return operator ? await homeView(desk, speech, operator) : null;
    },

    objectToFiles: files => {
      const fault = faultOf(desk, files);
      return fault ? faultsInWords(desk, words, [fault]) : '';
    },

    takeFiles: async (asker, offered) => {
      const nothing = { uploads: '', line: '' };
      try {
        const operator = await operatorBehind(asker);
        if (!operator) return { ...nothing, fault: words.stranger };
        const files = offered.map(file => wellFormed(file));
        const { taken, faults } = await takeUploads(desk, operator, asker.platform, files);
        return {
          uploads: taken.map(({ id }) => id).join(','),
          line: taken.length > 0 ? words.files.taken(taken.map(({ name }) => fileNamed(name))) : '',
          fault: faultsInWords(desk, words, faults),
        };
      } catch (error) {
        if (error instanceof Transient) return { ...nothing, fault: words.tryLater };
        throw error;
      }
    },

    ticketAt: (platform, place) => ticketAt(desk.db, platform, place),

    changed: (platform, userIds, what) => {
      void operators.about(platform, userIds, what);
    },
  };
}

function isAside(verb: ButtonPress['verb']): boolean {
  return [...closureVerbs, ...complaintVerbs, ...quarantineVerbs, ...leftVerbs].some(aside => aside === verb);
}
