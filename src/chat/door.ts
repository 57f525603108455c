import type { Desk } from '../desk/desk.ts';
import { faultOf } from '../desk/letters/uploads.ts';
import type { KnownOperators } from '../desk/people/operators.ts';
import { ticketAt } from '../store/chats/pressed-cards.ts';
import { answerOnce } from './commands/answer-once.ts';
import { saidAnswer } from './commands/list-answer.ts';
import type { DeskDoor } from './desk-door.ts';
import { searches } from './finding/searches.ts';
import type { Gateways } from './gateway.ts';
import { openHome } from './home/draw-home.ts';
import { faultsInWords } from './in-words/letter-files.ts';
import { keepNote } from './keep-note.ts';
import { cardLinks } from './lists/card-links.ts';
import { admission } from './press/admission.ts';
import { answerPress } from './press/answer-press.ts';
import type { LinksFor } from './press/asked.ts';
import { drawAnew } from './press/draw-anew.ts';
import { takeFiles } from './press/letter/take-files.ts';
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
  const links = cardLinks(desk, gateways);
  const { admit, operatorBehind } = admission(desk, gateways, words);
  return {
    press: (press, where) => answerPress({ desk, speech, linksFor, links }, admit, press, where),

    command: async (asker, typed, where, id) => {
      const admitted = await admit(asker, where);
      if (!admitted.ok) return saidAnswer(words.deskItself, admitted.line);
      const said = { platform: asker.platform, typed, where, id };
      return await answerOnce({ desk, speech, links }, admitted.operator, said);
    },

    ...searches({ desk, speech }, admit),

    home: async asker => {
      const operator = await operatorBehind(asker);
      if (!operator) return null;
      const viewer = { kind: 'operator', operator } as const;
      return await openHome({ desk, speech, links, operator, viewer, platform: asker.platform });
    },

    objectToFiles: files => {
      const fault = faultOf(desk, files);
      return fault ? faultsInWords(desk, words, [fault]) : '';
    },

    takeFiles: (asker, offered) =>
      takeFiles(desk, words, asker.platform, () => operatorBehind(asker), offered),

    keepNote: async (asker, written, where) => {
      const admitted = await admit(asker, where);
      if (!admitted.ok) return admitted.line;
      return await keepNote({ desk, gateways, speech }, asker.platform, admitted.operator, written);
    },

    ticketAt: (platform, place) => ticketAt(desk.db, platform, place),

    drawAnew: (platform, place) => drawAnew(desk, platform, place),

    changed: (platform, userIds, what) => void operators.about(platform, userIds, what),
  };
}
