import { vouchForMail } from '../../../desk/intake/operators/vouch.ts';
import { readableLine } from '../../readable.ts';
import { deed } from '../deed.ts';
import { isAlive, offered } from '../offer.ts';

/** A button's label has 75 characters in Slack. */
const nameLength = 40;

/** A mail that says to be an operator's was theirs. Whose it was is asked before anything else. */
export const vouch = deed({
  verb: 'vouch',
  label: (words, { authorship: { saysToBe } }) => {
    const [said] = saysToBe;
    return said
      ? words.actions.vouch.was(readableLine(said.operator.name, nameLength))
      : words.actions.vouch.label;
  },
  offered: where =>
    where.on === 'card' && isAlive(where.state) && where.ticket.authorship.saysToBe.length > 0
      ? offered
      : null,
  carryOut: (_, { desk, ticket, seen, circumstances }) =>
    vouchForMail(desk, ticket.number, seen, circumstances),
  answer: { shows: 'card', line: ({ words }) => words.actions.vouch.done },
});
