import type { AllottingEvent, WhyAllotted } from '../../../../ticket/clock/allotting.ts';
import { turnOf } from '../../../../ticket/ticket.ts';
import { readableLine } from '../../../readable.ts';
import type { Lines, Notices } from '../../chapter.ts';
import type { Said } from '../../in-both.ts';

const because = {
  serving: { it: 'segue questa azienda', en: 'they serve this company' },
  'round-robin': { it: 'è il suo turno', en: 'it is their turn' },
  'least-loaded': { it: 'è chi ha meno richieste aperte', en: 'they have the fewest open tickets' },
} satisfies Record<WhyAllotted, Said>;

/** Whose turn it is to claim a request. */
export const allottingLines: Lines<AllottingEvent> = {
  allotted: ({ to, instead, because: why }) => {
    const before = readableLine(instead?.name ?? '', 60);
    if (!to)
      return {
        it: `Ora può prenderla chiunque${before && `: toccava a ${before}`}.`,
        en: `Anyone may claim it now${before && `: it was ${before}’s turn`}.`,
      };
    const name = readableLine(to.name, 60);
    const reason = why ? because[why] : null;
    return {
      it: `Tocca a ${name}${before && ` al posto di ${before}`}${reason ? `: ${reason.it}` : ''}. È da prendere in carico.`,
      en: `${name} is up${before && ` instead of ${before}`}${reason ? `: ${reason.en}` : ''}. It is still to be claimed.`,
    };
  },
};

export const allottingNotices = {
  turn: ticket => {
    const turn = turnOf(ticket);
    const name = readableLine(turn?.name ?? '', 60);
    return turn && name !== ''
      ? { it: `Tocca a ${name} prenderla in carico.`, en: `It is ${name}’s turn to claim it.` }
      : null;
  },
} satisfies Notices;
