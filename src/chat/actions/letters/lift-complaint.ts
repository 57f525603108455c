import { liftComplaint as lift } from '../../../desk/letters/complaints.ts';
import { readableLine } from '../../readable.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';

/** Automatic letters go again to whoever called one spam. The letter's id travels where a ticket's number does otherwise. */
export const liftComplaint = aside({
  about: 'complaint',
  verb: 'lift-complaint',
  label: words => words.mail.complaint.lift,
  offered: () => offered,
  managersOnly: words => words.mail.complaint.managersOnly,
  // What is held against the address is found out as it is lifted, under its lock.
  find: async () => ({ found: null }),
  form: null,
  read: async () => ({ input: null }),
  preview: null,
  carryOut: async (_input, _subject, { desk, words: { mail }, press, operator }) => {
    const letter = { id: press.ticket, nonce: press.nonce };
    const address = await lift(desk, letter, { operator, origin: press.platform });
    return address
      ? { told: mail.complaint.lifted(readableLine(address, 120)) }
      : { told: mail.complaint.settled, idle: true };
  },
});
