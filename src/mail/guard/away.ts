import { away, beginning, but, companions, prefixed, saysAutomatic, wish } from './away-words.ts';
import { answersUs, type Check, type Facts, isAnswerOrForward, isMarked, plain } from './facts.ts';

/** An absence is told at once: what comes later in a mail is about something else. */
const toldWithin = 500;
/** Nobody has more than this sent for him while he is away. */
const longest = 2500;

/** Out-of-office, by what its subject and its text say: many programs mark it with no header at all. */
export const absences: Check[] = [
  {
    kind: 'auto-reply',
    why: facts => {
      const { phrase, rest } = prefixed.exec(plain(facts.subject))?.groups ?? {};
      if (phrase === undefined || rest === undefined) return null;
      return isAboutAutomatics(facts, phrase, rest) ? null : says(facts.subject);
    },
  },
  {
    kind: 'auto-reply',
    // "Out of office printer broken" begins so too: somebody else must agree.
    why: facts => {
      if (!beginning.test(plain(facts.subject))) return null;
      const isAgreed =
        isMarked(facts) || answersUs(facts) ? !wish.test(told(facts)) || isAway(facts) : isAway(facts);
      return isAgreed ? says(facts.subject) : null;
    },
  },
  {
    kind: 'auto-reply',
    why: facts =>
      isMarked(facts) && isAway(facts) ? 'it says that somebody is away, and is marked as automatic' : null,
  },
  {
    kind: 'auto-reply',
    why: facts =>
      // "Re:" before the subject and no answer to us: a person's, unless everything is there.
      isSurelyAway(facts, isAnswerOrForward(facts.subject) && !answersUs(facts) ? 3 : 2)
        ? 'all it says is that somebody is away'
        : null,
  },
];

/** A person who writes about automatic replies, under a subject that looks like one. */
function isAboutAutomatics(facts: Facts, phrase: string, rest: string): boolean {
  if (isMarked(facts) || facts.headers.has('in-reply-to')) return false;
  const text = told(facts);
  if (isAway(facts)) return false;
  return wish.test(rest) || wish.test(text) || (text.includes(phrase) && !saysAutomatic.test(text));
}

/** It says that somebody is away, and wants nothing. */
function isAway(facts: Facts): boolean {
  const text = told(facts);
  return facts.written.length <= longest && away.test(text.slice(0, toldWithin)) && !wish.test(text);
}

/**
 * By the text alone: a person writes "Sono in ferie fino al 20, ma la stampa non va" too. So there must be, beside the
 * absence, what only such letters have, and nothing else.
 */
function isSurelyAway(facts: Facts, companionsNeeded: number): boolean {
  if (!isAway(facts)) return false;
  const text = told(facts);
  const count = companions.filter(words => words.test(text)).length;
  return count >= (but.test(text) ? 3 : companionsNeeded);
}

function told({ written }: Facts): string {
  return plain(written.slice(0, longest));
}

function says(subject: string): string {
  return `the subject says so: ${subject.slice(0, 60)}`;
}
