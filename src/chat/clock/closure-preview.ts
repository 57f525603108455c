import type { ButtonPress } from '../../desk/button-press.ts';
import type { Move } from '../../desk/clock/closures.ts';
import type { PreviewView } from '../card.ts';
import { noFiles } from '../press/letter-files.ts';
import { instantInWords, type Speech } from '../say.ts';
import { wordsIn } from '../words/words.ts';

const movesShown = 12;

/** Which promises move with it, before anything is saved. */
export function closurePreview(
  press: ButtonPress,
  speech: Speech,
  intro: string,
  moves: Move[],
  inputs: Record<string, string>,
): PreviewView {
  const words = wordsIn(speech.language);
  const said = words.clock.closures.preview;
  const told = moves
    .slice(0, movesShown)
    .map(({ ticket, promise, from, to }) =>
      said.move(`#${ticket}`, promise, instantInWords(speech, from), instantInWords(speech, to)),
    );
  const more = moves.length > movesShown ? [said.more(moves.length - movesShown)] : [];
  return {
    verb: press.verb,
    ticket: press.ticket,
    nonce: press.nonce,
    version: 0,
    language: speech.language,
    title: said.title,
    intro,
    notice: '',
    head: [],
    text: moves.length === 0 ? said.unmoved : [said.moves(moves.length), ...told, ...more].join('\n\n'),
    files: noFiles,
    inputs,
    send: press.verb === 'cancel-closure' ? said.doCancel : said.save,
    back: words.preview.back,
    cancel: words.cancel,
  };
}
