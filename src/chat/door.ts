import { type ButtonPress, closureVerbs, complaintVerbs, quarantineVerbs } from '../desk/button-press.ts';
import type { Desk } from '../desk/desk.ts';
import { recognise } from '../desk/recognise.ts';
import { faultOf, takeUploads } from '../desk/uploads.ts';
import { Transient } from '../outbox/failure.ts';
import { adoptPlace } from '../store/cards.ts';
import { findTicket } from '../store/tickets.ts';
import type { Operator } from '../ticket/words.ts';
import { answerCommand, homeView } from './answers.ts';
import type { PressAnswer } from './card.ts';
import { answerClosurePress } from './closures.ts';
import { answerComplaintPress } from './complaints.ts';
import type { Gateways } from './couriers.ts';
import type { DeskDoor } from './desk-door.ts';
import { faultsInWords, fileNamed } from './letter-files.ts';
import { answerQuarantinePress } from './quarantine.ts';
import type { Speech } from './say.ts';
import { answerTicketPress, type LinksFor } from './ticket-press.ts';
import { wordsIn } from './words/words.ts';

/** The desk as both chats see it: who presses is recognised, the press decided, and the answer put into words. */
export function deskDoor(desk: Desk, gateways: Gateways, speech: Speech, linksFor: LinksFor): DeskDoor {
  const words = wordsIn(speech.language);

  async function operatorBehind(asker: Pick<ButtonPress, 'platform' | 'userId'>): Promise<Operator | null> {
    const gateway = gateways[asker.platform];
    return gateway ? await recognise(desk, gateway, asker.platform, asker.userId) : null;
  }

  async function answer(press: ButtonPress, operator: Operator): Promise<PressAnswer> {
    if (closureVerbs.some(verb => verb === press.verb))
      return await answerClosurePress(desk, speech, press, operator);
    if (complaintVerbs.some(verb => verb === press.verb))
      return await answerComplaintPress(desk, speech, press, operator);
    const aside = quarantineVerbs.find(verb => verb === press.verb);
    return aside
      ? await answerQuarantinePress(desk, speech, { ...press, verb: aside }, operator)
      : await answerTicketPress(desk, speech, linksFor, press, operator);
  }

  return {
    press: async press => {
      try {
        const operator = await operatorBehind(press);
        if (!operator) return { kind: 'stranger', line: words.stranger };
        return await answer(press, operator);
      } catch (error) {
        if (error instanceof Transient) return { kind: 'stranger', line: words.tryLater };
        throw error;
      }
    },

    command: async (asker, typed) => {
      const operator = await operatorBehind(asker);
      return operator
        ? await answerCommand(desk, speech, operator, asker.platform, typed)
        : { title: words.deskItself, lines: [], text: words.stranger, buttons: [] };
    },

    home: async asker => {
      const operator = await operatorBehind(asker);
      return operator ? await homeView(desk, speech, operator) : null;
    },

    objectToFiles: files => {
      const fault = faultOf(desk, files);
      return fault ? faultsInWords(desk, words, [fault]) : '';
    },

    takeFiles: async (asker, files) => {
      const nothing = { uploads: '', line: '' };
      try {
        const operator = await operatorBehind(asker);
        if (!operator) return { ...nothing, fault: words.stranger };
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

    adoptCard: async (platform, { ticket, nonce }, place) => {
      // A copy outside the operators' channels is nobody's business but that of who put it there.
      const destination = desk.destinations.find(known => known.platform === platform);
      // The card of a request that was lost is not made that of another.
      if (destination && (await findTicket(desk.db, ticket))?.nonce === nonce)
        await adoptPlace(desk.db, { ticket, platform, destination: destination.channel }, place);
    },
  };
}
