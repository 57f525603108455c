import type { Desk } from '../desk/desk.ts';
import { faultOf, takeUploads } from '../desk/letters/uploads.ts';
import type { KnownOperators } from '../desk/people/operators.ts';
import { wellFormed } from '../desk/well-formed.ts';
import { Transient } from '../outbox/failure.ts';
import { hear, unhear } from '../store/chats/heard.ts';
import { adoptPlace, ticketAt } from '../store/chats/pressed-cards.ts';
import { findTicket } from '../store/tickets/tickets.ts';
import type { Operator } from '../ticket/words.ts';
import type { Action } from './actions/action.ts';
import { actionOf } from './actions/actions.ts';
import type { CommandAnswer, PressAnswer } from './card.ts';
import { answerCommand } from './commands/answers.ts';
import type { DeskDoor, Whereabouts } from './desk-door.ts';
import type { Gateways } from './gateway.ts';
import { homeView } from './home.ts';
import { admission } from './press/admission.ts';
import type { LinksFor } from './press/asked.ts';
import type { ButtonPress } from './press/button-press.ts';
import { faultsInWords, fileNamed } from './press/letter/letter-files.ts';
import { patiently } from './press/patience.ts';
import { answerTicketPress } from './press/ticket-press.ts';
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

  async function answer(
    within: Desk,
    press: ButtonPress,
    action: Action,
    operator: Operator,
  ): Promise<PressAnswer> {
    return action.about === 'ticket'
      ? await answerTicketPress({ desk: within, speech, linksFor }, press, action, operator)
      : await action.answer({ desk: within, speech, words, press, operator });
  }

  /** A press came from a card whose place the desk did not know: it is noted, and updated from now on. */
  async function adopt(within: Desk, { platform, ticket, nonce }: ButtonPress, where: Whereabouts) {
    if (where.kind === 'alone' || !where.isCard || where.message === null) return;
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
        const action = actionOf(typed.verb);
        if (!action) return { kind: 'stranger', line: words.badInput };
        const press = { ...typed, inputs: wellFormed(typed.inputs) };
        const answered = await patiently(desk, press.platform, async (within): Promise<PressAnswer> => {
          const admitted = await admit(typed, where);
          if (!admitted.ok) return { kind: 'stranger', line: admitted.line };
          if (action.about === 'ticket') await adopt(within, press, where);
          return await answer(within, press, action, admitted.operator);
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
