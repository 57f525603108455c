import type { liftComplaint } from '../../../desk/letters/complaints.ts';
import { refusalInWords } from '../../in-words/refusal-in-words.ts';
import { readableLine } from '../../readable.ts';
import type { AsideAction } from '../action.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';

type Lifting<Verb extends string> = {
  about: AsideAction['about'];
  verb: Verb;
  lifts: typeof liftComplaint;
};

/** Automatic letters go again to whoever called one spam. The letter's id travels where a ticket's number does otherwise. */
export function lifting<const Verb extends string>({ about, verb, lifts }: Lifting<Verb>) {
  return aside({
    about,
    verb,
    label: words => words.mail.complaint.lift,
    offered: () => offered,
    managersOnly: words => words.mail.complaint.managersOnly,
    // What is held against the address is found out as it is lifted, under its lock.
    find: async () => ({ found: null }),
    form: null,
    read: async () => ({ input: null }),
    preview: null,
    carryOut: async (_input, _subject, { desk, speech, words: { mail }, press, operator }) => {
      const letter = { id: press.ticket, nonce: press.nonce };
      const lifted = await lifts(desk, letter, { operator, origin: press.platform });
      if (lifted === null) return { told: mail.complaint.settled, idle: true };
      if (typeof lifted !== 'string') return { told: refusalInWords(speech, lifted), idle: true };
      return { told: mail.complaint.lifted(readableLine(lifted, 120)) };
    },
  });
}
