import { upTo } from '../../clip.ts';
import { saysNothing } from '../../written.ts';
import type { ConversationEntry, ConversationView } from '../card.ts';
import { paragraphsOf } from '../paragraphs.ts';
import { readable } from '../readable.ts';

/** As much as one reads at once. */
const pageLength = 5000;
const pageEntries = 10;
const pieceLength = 2500;
/** Teams' 24 KB of card are the narrower frame on both platforms: bytes of a page as it is drawn, without its entries. */
const cardWeight = 24_000;
const frameWeight = 3500;
/** Of an entry beside its text: who and what, five files with their links, three buttons. */
const besideText = 9500;
const fileWeight = 100;
const buttonWeight = 450;
const filesDrawn = 5;
const blockWeight = 110;

/** What stands around the entries on every page, and so leaves them less room. */
type Around = Pick<ConversationView, 'subject' | 'fields' | 'address' | 'back'>;

/** Entries as pages that both platforms take, each weighed as it is drawn. @param empty said where nothing is seen */
export function conversationPages(
  entries: ConversationEntry[],
  around: Around,
  empty: string,
): ConversationEntry[][] {
  const room = Math.max(9000, cardWeight - frameWeight - bytesOf(around));
  const pieceWeight = Math.min(9000, Math.max(2000, room - besideText));
  const all = entries.flatMap(entry => pieces(entry, pieceWeight, empty));
  const pages: ConversationEntry[][] = [];
  let [length, weight] = [0, 0];
  for (const entry of all) {
    const [long, heavy] = [entry.text.length, weightOf(entry)];
    const last = pages.at(-1);
    if (!last || last.length >= pageEntries || length + long > pageLength || weight + heavy > room) {
      pages.push([entry]);
      [length, weight] = [long, heavy];
    } else {
      last.push(entry);
      length += long;
      weight += heavy;
    }
  }
  return pages;
}

/** A long text becomes several entries, each of which shows something; what is attached stands under the last. */
function pieces(entry: ConversationEntry, pieceWeight: number, empty: string): ConversationEntry[] {
  const texts: string[] = [];
  let rest = entry.text.trim();
  while (rest !== '') {
    const cut = lengthOfPiece(rest, pieceWeight);
    // What turns its direction is isolated in each piece by itself.
    const text = readable(rest.slice(0, cut).trimEnd(), pieceLength + 2);
    if (!saysNothing(text)) texts.push(text);
    rest = rest.slice(cut).trimStart();
  }
  if (texts.length <= 1) return [{ ...entry, text: texts[0] ?? empty }];
  const last = texts.length - 1;
  return texts.map((text, index) => ({
    ...entry,
    what: `${entry.what} · ${index + 1}/${texts.length}`,
    text,
    attachments: index === last ? entry.attachments : [],
    buttons: index === last ? entry.buttons : [],
  }));
}

/** At the end of a line, where one lies near; never between the two halves of a character. */
function lengthOfPiece(text: string, weight: number): number {
  let most = Math.min(text.length, pieceLength);
  while (textWeight(text.slice(0, most)) > weight) most = Math.floor(most * 0.8);
  if (most === text.length) return most;
  const line = text.lastIndexOf('\n', most);
  return line > most / 2 ? line : upTo(text, most).length;
}

function weightOf({ who, what, text, attachments, buttons: offered }: ConversationEntry): number {
  const files = attachments.slice(0, filesDrawn).map(file => fileWeight + bytesOf(file));
  const buttons = offered.length * buttonWeight;
  return files.reduce(
    (sum, file) => sum + file,
    3 * blockWeight + bytesOf([who, what]) + buttons + textWeight(text),
  );
}

function textWeight(text: string): number {
  return paragraphsOf(text).reduce((sum, paragraph) => sum + blockWeight + bytesOf(paragraph), 0);
}

function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}
