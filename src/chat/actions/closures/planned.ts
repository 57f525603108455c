import type { Move } from '../../../desk/clock/closures.ts';
import { plannedClosures } from '../../../store/clock/closures.ts';
import type { PlannedClosure } from '../../../ticket/log/desk-events.ts';
import { instantInWords } from '../../say.ts';
import type { AsideAsked } from '../action.ts';

const movesShown = 12;

/** The closure that a button is about; its id travels where a ticket's number does otherwise. */
export async function plannedClosure({ desk, press }: AsideAsked): Promise<PlannedClosure | undefined> {
  return (await plannedClosures(desk.db)).find(
    ({ id, nonce }) => id === press.ticket && nonce === press.nonce,
  );
}

/** Which promises move with it, before anything is saved. */
export function movesInWords(moves: Move[], { speech, words }: AsideAsked): string {
  const said = words.clock.closures.preview;
  const told = moves
    .slice(0, movesShown)
    .map(({ ticket, promise, from, to }) =>
      said.move(`#${ticket}`, promise, instantInWords(speech, from), instantInWords(speech, to)),
    );
  const more = moves.length > movesShown ? [said.more(moves.length - movesShown)] : [];
  return moves.length === 0 ? said.unmoved : [said.moves(moves.length), ...told, ...more].join('\n\n');
}
