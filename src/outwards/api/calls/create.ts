import type { Desk } from '../../../desk/desk.ts';
import { openByForm } from '../../../desk/outwards/by-form.ts';
import { type ApiToken, lockOpened, noteOpened } from '../../../store/outwards/tokens.ts';
import { canonicalAddress, isOneOf } from '../../../ticket/people/address.ts';
import { filesIn } from '../files.ts';
import { type Answer, invalid, problem } from '../problem.ts';
import { newTicketShape } from '../shapes.ts';
import { type Call, done } from './call.ts';

/** `POST /api/tickets` */
export const createTicket: Call = {
  right: 'create',
  isActing: true,
  async carry(desk, tx, token, { body }) {
    const read = newTicketShape.safeParse(body);
    if (!read.success) return invalid(read.error);
    const { from, mailbox, files, language = null, ...asked } = read.data;
    const address = canonicalAddress(from.address);
    const wrong = wrongAddresses(desk, address, mailbox);
    if (wrong) return wrong;
    const sent = filesIn(files);
    if ('refused' in sent) return sent.refused;
    const now = new Date();
    const opened = await lockOpened(tx, token.id, now);
    if (opened >= token.perDay) return tooManyToday(token, now);
    await noteOpened(tx, token.id, now, opened + 1);
    const number = await openByForm(
      desk,
      tx,
      {
        ...asked,
        from: { name: from.name ?? '', address },
        mailbox: mailbox?.toLowerCase() ?? desk.ownAddresses[0] ?? '',
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
    ...(mailbox !== undefined && !isOneOf(ownAddresses, mailbox.toLowerCase())
      ? [{ pointer: '/mailbox', detail: `write one of ${ownAddresses.join(', ')}` }]
      : []),
  ];
  return errors.length > 0 ? problem(422, 'Correct what errors name, and call again.', { errors }) : null;
}

function tooManyToday({ perDay }: ApiToken, now: Date): Answer {
  const day = 86_400;
  const left = day - (Math.floor(now.getTime() / 1000) % day);
  return problem(429, `This token opens ${perDay} requests a day (UTC).`, {
    headers: { 'retry-after': String(left) },
  });
}
