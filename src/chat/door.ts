import type { Desk } from '../desk/desk.ts';
import { faultOf } from '../desk/letters/uploads.ts';
import type { KnownOperators } from '../desk/people/operators.ts';
import { wellFormed } from '../desk/well-formed.ts';
import { ticketAt } from '../store/chats/pressed-cards.ts';
import { answerOnce } from './commands/answer-once.ts';
import { answeredThere } from './commands/answered-aloud.ts';
import { saidAnswer } from './commands/said-answer.ts';
import type { DeskDoor } from './desk-door.ts';
import { fetchingBy } from './from-chat/message-files.ts';
import { madeOfMessages } from './from-chat/pick.ts';
import type { Gateways } from './gateway.ts';
import { ownPages } from './home/own-page.ts';
import { faultsInWords } from './in-words/letter-files.ts';
import { cardLinks } from './lists/card-links.ts';
import { admission } from './press/admission.ts';
import { answerPress } from './press/answer-press.ts';
import type { LinksFor } from './press/asked.ts';
import { drawAnew } from './press/draw-anew.ts';
import { suggested } from './press/form/suggested.ts';
import { lineLeft } from './press/letter/line-left.ts';
import { takeFiles } from './press/letter/take-files.ts';
import type { Speech } from './say.ts';
import { foundToShare } from './sharing/found-to-share.ts';
import { sharing } from './sharing/sharing.ts';
import { voices } from './voice/voices.ts';

/**
 * The desk as both chats see it: who presses is recognised, the press decided, and the answer put into words.
 *
 * @param speech of what all read; each is answered in their own
 * @param operators is told what platforms say of people
 */
export function deskDoor(
  desk: Desk,
  gateways: Gateways,
  speech: Speech,
  linksFor: LinksFor,
  operators: Pick<KnownOperators, 'about'> = { about: async () => {} },
): DeskDoor {
  const spoken = voices(speech);
  const links = cardLinks(desk, gateways);
  const house = { desk, voices: spoken, linksFor, links, fetchFile: fetchingBy(gateways) };
  const { admit, operatorBehind } = admission(desk, gateways, spoken);
  return {
    press: (press, where) => answerPress(house, admit, press, where),

    command: async (asker, typed, where, id) => {
      const admitted = await admit(asker, where);
      if (!admitted.ok) return saidAnswer(spoken.known(asker).deskItself, admitted.line);
      return await answerOnce(house, admitted.operator, { asker, typed, where, id });
    },

    ...answeredThere(desk, operatorBehind),

    search: async (asker, typed, readers, page) => {
      const admitted = await admit(asker, { kind: 'alone' });
      if (!admitted.ok) return { line: admitted.line };
      return await foundToShare(house, admitted.operator, asker, wellFormed(typed), readers, page);
    },

    ...sharing(house, gateways, operatorBehind),

    suggest: async (asker, field, typed) => {
      const admitted = await admit(asker, { kind: 'alone' });
      return admitted.ok ? await suggested(house, admitted.operator, asker, field, wellFormed(typed)) : [];
    },

    ...ownPages(house, operatorBehind),

    objectToFiles: (asker, files) => {
      const fault = faultOf(desk, files);
      return fault ? faultsInWords(desk, spoken.known(asker), [fault]) : '';
    },

    takeFiles: (asker, offered) => takeFiles(desk, spoken, asker, () => operatorBehind(asker), offered),

    ...madeOfMessages({ ...house, gateways }, admit),

    ticketAt: (platform, place) => ticketAt(desk.db, platform, place),

    drawAnew: (platform, place) => drawAnew(desk, platform, place),

    lineLeft: (asker, ...left) => lineLeft(desk, asker, () => operatorBehind(asker), ...left),

    wordsFor: asker => spoken.known(asker),

    changed: (platform, userIds, what) => void operators.about(platform, userIds, what),
  };
}
