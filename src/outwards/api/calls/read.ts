import { outsideView } from '../../../desk/outwards/outside-view.ts';
import { termsOf } from '../../../desk/terms.ts';
import { findTicket } from '../../../store/tickets/tickets.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import { eyesOf } from '../../../ticket/sight/sight.ts';
import { briefShape } from '../shapes.ts';
import { type Call, notThere } from './call.ts';

/** `GET /api/tickets/{number}` */
export const readTicket: Call = {
  right: 'read',
  acts: null,
  async carry(desk, tx, token, { number }) {
    const ticket = await findTicket(tx, number);
    if (ticket?.viaForm?.token !== token.id) return notThere;
    const outsiders = seen(ticket, eyesOf(desk, { kind: 'outsider' }, 'api'));
    const view = outsideView(outsiders, termsOf(desk), desk.clock());
    return { status: 200, body: ticket.restricted ? briefShape.parse(view) : view };
  },
};
