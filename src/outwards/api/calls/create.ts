import type { Desk } from '../../../desk/desk.ts';
import { openByForm } from '../../../desk/outwards/by-form.ts';
import { canonicalAddress, isOneOf } from '../../../ticket/people/address.ts';
import { filesIn } from '../files.ts';
import { type Answer, invalid, problem } from '../problem.ts';
import { newTicketShape } from '../shapes.ts';
import { type Call, done } from './call.ts';

/** `POST /api/tickets` */
export const createTicket: Call = {
  right: 'create',
  acts: {
    deed: 'create',
    atMost: ({ perDay }) => perDay,
    says: atMost => `This token opens ${atMost} requests a day (UTC).`,
  },
  async carry(desk, tx, token, { body }) {
    const read = newTicketShape.safeParse(body);
    if (!read.success) return invalid(read.error);
    const { from, mailbox, files, language = null, ...asked } = read.data;
    const address = canonicalAddress(from.address);
    const wrong = wrongAddresses(desk, address, mailbox);
    if (wrong) return wrong;
    const sent = filesIn(files);
    if ('refused' in sent) return sent.refused;
    const number = await openByForm(
      desk,
      tx,
      {
        ...asked,
        from: { name: from.name ?? '', address },
        mailbox: (mailbox && canonicalAddress(mailbox)) ?? desk.ownAddresses[0] ?? '',
        language,
        files: sent.files,
      },
      { token: token.id, name: token.name },
    );
    return done(number, 'new');
  },
};

/** Nobody asks in the name of the desk, or of a list; and it writes from its own addresses alone. */
function wrongAddresses(
  { ownAddresses, groups }: Desk,
  from: string,
  mailbox: string | undefined,
): Answer | null {
  const errors = [
    ...(isOneOf(ownAddresses, from) || isOneOf(groups, from)
      ? [
          {
            pointer: '/from/address',
            detail: 'this is an address of the desk, or of a group: write the customer’s',
          },
        ]
      : []),
    ...(mailbox !== undefined && !isOneOf(ownAddresses, canonicalAddress(mailbox))
      ? [{ pointer: '/mailbox', detail: `write one of ${ownAddresses.join(', ')}` }]
      : []),
  ];
  return errors.length > 0 ? problem(422, 'Correct what errors name, and call again.', { errors }) : null;
}
