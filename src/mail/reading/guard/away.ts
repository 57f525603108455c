import { plain } from '../plain.ts';
import {
  away,
  barely,
  beginning,
  but,
  companions,
  courtesy,
  deputy,
  named,
  ofItself,
  ofTheMoment,
  prefixed,
  surelyBeginning,
  wish,
} from './away-words.ts';
import { answersUs, type Check, type Facts, isAnswerOrForward, isMarked } from './facts.ts';
import { withoutOurSubject } from './our-subject.ts';

/** An absence is told at once: what comes later in a mail is about something else. */
const toldWithin = 500;
/** Nobody has more than this sent for him while he is away. */
const longest = 2500;

/** In a longer letter there is something to read. */
const tellingAtMost = 700;
/** A full stop, a comma or an "and": what is said apart is judged apart. */
const clauseEnd = /(?:(?<!\d)\.|[!;,:])(?:\s+|$)|\n|\s(?:e|ed|and|und|et|y|och|og|ja|și|и|та|και|ve|oder)\s/u;

/** "Risposta automatica: Re: Errore di stampa", "Automatic reply: Not working [#1]" */
const isOurs = /\[#\d{1,9}\]|[:：]\s*(re|r|aw|sv|rif|antw|odp|res)\s*:/i;

const namesAutomatics = /auto|risponditore|αυτο|авто|otomatik|samodejni|自|자동|vastaus/;

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
      const subject = plain(facts.subject);
      if (!beginning.test(subject)) return null;
      if (named.test(subject) && !wish.test(told(facts)) && companionsIn(besides(facts, subject)) > 0)
        return says(facts.subject);
      // "Re: Out of office printer broken [#1042]" answers us about the printer.
      if (isMarked(facts) || (answersUs(facts) && !isAnswerOrForward(facts.subject)))
        return wish.test(told(facts)) ? null : says(facts.subject);
      // A weaker word with more after it: "Chiusura aziendale: fermate i job" is a wish.
      const isAgreed = surelyBeginning.test(subject)
        ? isAway(facts)
        : (barely.test(subject) && saysNoMore(facts)) || isSurelyAway(facts, 2);
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
    why: facts => {
      // "Re:" before the subject and no answer to us: a person's, unless everything is there.
      const isSure = isSurelyAway(facts, isAnswerOrForward(facts.subject) && !answersUs(facts) ? 3 : 2);
      const isAll = answersSomething(facts) ? isSure || saysNoMore(facts) : isSure && saysNoMore(facts);
      return isAll ? 'all it says is that somebody is away' : null;
    },
  },
];

/** A person who writes about automatic replies, under a subject that looks like one. */
function isAboutAutomatics(facts: Facts, phrase: string, rest: string): boolean {
  if (isMarked(facts) || facts.headers.has('in-reply-to')) return false;
  const text = told(facts);
  if (isAway(facts)) return false;
  // "Fuori sede: trasferte non pagate" is about a place; "Risposta automatica: …" is what only programs write.
  if (!namesAutomatics.test(phrase) && companionsIn(text) === 0) return true;
  // What stands below an answer's mark, or bears our token, is our own subject.
  return (
    (!isOurs.test(facts.subject) && wish.test(rest)) ||
    wish.test(text) ||
    (text.includes(phrase) && !ofItself.test(text))
  );
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
  return companionsIn(text) >= (but.test(text) ? 3 : companionsNeeded);
}

/**
 * A program that tells of an absence answers. Who writes anew that a colleague has left, or that the firm is closed from
 * the 7th, wants something done about it, also where he does not say what.
 */
function answersSomething(facts: Facts): boolean {
  return isAnswerOrForward(facts.subject) || facts.headers.has('in-reply-to') || isMarked(facts);
}

/** Short letters, of whatever subject: every clause is the absence, what goes with it, a deputy or a courtesy. */
function saysNoMore(facts: Facts): boolean {
  if (facts.written.length > tellingAtMost || !isAway(facts) || ofTheMoment.test(told(facts))) return false;
  const clauses = withoutOurSubject(facts.written, facts.subject).split(clauseEnd).map(plain);
  const others = clauses.filter(clause => !courtesy.test(clause) && !away.test(clause));
  const isTold = (clause: string) => deputy.test(clause) || companionsIn(clause) > 0;
  const isJustified = others.some(isTold) || companionsIn(told(facts)) > 0;
  return isJustified && others.every(isTold);
}

/** What is told beside the subject's own words: "La risposta automatica arriva in inglese" speaks of another. */
function besides(facts: Facts, subject: string): string {
  const text = told(facts);
  return ofItself.test(text) ? text : text.replaceAll(subject, ' ');
}

function companionsIn(text: string): number {
  return companions.filter(words => words.test(text)).length;
}

function told({ written, subject }: Facts): string {
  return plain(withoutOurSubject(written.slice(0, longest), subject));
}

function says(subject: string): string {
  // In quotation marks: the log leaves out what they hold.
  return `the subject says so: ${JSON.stringify(subject.slice(0, 60))}`;
}
