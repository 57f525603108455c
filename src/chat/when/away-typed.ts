import { endMeant } from './end-meant.ts';
import { instantMeant, type Reckoning, type WhenFault } from './instant-meant.ts';

/** What somebody typed of an absence. Names as they stand there; '' for none. */
export type AwayTyped =
  | {
      ok: true;
      /** Whose it is; '' for whoever typed it. */
      whose: string;
      /** null: from now on. */
      from: Date | null;
      until: Date;
      /** The desk is closed at what was typed: it is its next opening. */
      isMoved: boolean;
      substitute: string;
    }
  | { ok: false; fault: WhenFault };

const untilWords = ['until', 'till', 'til', 'fino', 'sino', 'for', 'per'];
const lengthWords = ['for', 'per'];
const fromWords = ['from', 'da', 'dal', 'dalle', 'dall’', "dall'"];
const articles = ['a', 'ad', 'al', 'alle', 'allo', 'alla', 'all’', "all'", 'the', 'to'];
const leading =
  /^(?:(?:[,;:–-]|e|and|con|with|mi|me|ci|covered|by|is|è|sostituto|sostituta|sostituisce|substitute|stands|in|for)[\s,:]+)*/iu;

/**
 * "until Monday Giulia", "fino a lunedì, mi sostituisce Giulia", "Anna from 3/12 until 10/12 Giulia", "per 3 giorni": in either
 * language, on the desk's own calendar. A day without a time means its opening, as everywhere. Pure.
 */
export function awayTyped(typed: string, reckoning: Omit<Reckoning, 'mustWork'>): AwayTyped {
  const words = typed.trim().split(/\s+/).filter(Boolean);
  const untilAt = words.findIndex(word => untilWords.includes(word.toLowerCase()));
  const before = untilAt === -1 ? [] : words.slice(0, untilAt);
  const fromAt = before.findIndex(word => fromWords.includes(word.toLowerCase()));
  const whose = before.slice(0, fromAt === -1 ? untilAt : fromAt).join(' ');
  const reckon = { ...reckoning, mustWork: true };

  const from = fromAt === -1 ? null : instantMeant(before.slice(fromAt + 1).join(' '), reckon);
  if (from && !from.ok) return from;
  const isLength = lengthWords.includes(words[untilAt]?.toLowerCase() ?? '');
  const ends = { begins: from?.at ?? null, isLength };
  const until = leadingInstant(words.slice(untilAt + 1), ends, reckon);
  if (!until.ok) return until;
  return {
    ok: true,
    whose: whose.replace(/[,:]+$/, ''),
    from: from?.at ?? null,
    until: until.at,
    isMoved: until.isMoved || (from?.isMoved ?? false),
    substitute: until.rest.join(' ').replace(leading, '').trim(),
  };
}

type Leading = { ok: true; at: Date; isMoved: boolean; rest: string[] } | { ok: false; fault: WhenFault };

/** "3 dicembre 2026 alle ore 9:30 di mattina" has eight. */
const instantWordsAtMost = 10;

/** The most of the words that say an instant; a name follows. Where none do, what is wrong with those that come closest. */
function leadingInstant(
  words: string[],
  ends: { begins: Date | null; isLength: boolean },
  reckoning: Reckoning,
): Leading {
  const skipped = words.findIndex(word => !articles.includes(word.toLowerCase()));
  const said = skipped === -1 ? [] : words.slice(skipped);
  let closest: WhenFault = said.length === 0 ? 'empty' : 'not-understood';
  for (let length = Math.min(said.length, instantWordsAtMost); length > 0; length -= 1) {
    const part = said
      .slice(0, length)
      .join(' ')
      .replace(/[,;:]+$/, '');
    const meant = endMeant(part, ends, reckoning);
    if (meant.ok) return { ok: true, at: meant.at, isMoved: meant.isMoved, rest: said.slice(length) };
    if (closest === 'not-understood') closest = meant.fault;
  }
  return { ok: false, fault: closest };
}
