import { liftAnnouncementComplaint as lift } from '../../../desk/letters/complaints.ts';
import { readableLine } from '../../readable.ts';
import { aside } from '../aside.ts';
import { offered } from '../offer.ts';

/** The same as `liftComplaint`, of a letter that told of a maintenance: the id is of one of those who were told. */
export const liftAnnouncementComplaint = aside({
  about: 'announcement-complaint',
  verb: 'lift-announcement-complaint',
  label: words => words.mail.complaint.lift,
  offered: () => offered,
  managersOnly: words => words.mail.complaint.managersOnly,
  // As there: under its lock.
  find: async () => ({ found: null }),
  form: null,
  read: async () => ({ input: null }),
  preview: null,
  carryOut: async (_input, _subject, { desk, words: { mail }, press, operator }) => {
    const letter = { id: press.ticket, nonce: press.nonce };
    const lifted = await lift(desk, letter, { operator, origin: press.platform });
    return lifted === null
      ? { told: mail.complaint.settled, idle: true }
      : { told: mail.complaint.lifted(readableLine(lifted, 120)) };
  },
});
