import { decideWish, type Verdict } from '../../../desk/portal/access/decide.ts';
import { wishNamed } from '../../../desk/portal/access/wish.ts';
import type { Wish } from '../../../store/portal/wishes.ts';
import { companyOfAddress } from '../../../ticket/companies/companies.ts';
import type { Company } from '../../../ticket/companies/company.ts';
import { readableLine } from '../../readable.ts';
import type { AsideAsked, Told } from '../action.ts';
import { offered } from '../offer.ts';

/** Who asked, and the company whose their address is. */
type Wished = Wish & { company: Company | null };

/** What all that can be decided about somebody who asked for the portal has in common. */
export const portalWish = {
  about: 'portal-wish',
  offered: () => offered,
  find: async ({ desk, press, words }: AsideAsked): Promise<{ found: Wished } | Told> => {
    const wish = await wishNamed(desk, { id: press.ticket, nonce: press.nonce });
    if (wish?.state !== 'asked') return { told: words.mail.portalWish.settled };
    return { found: { ...wish, company: companyOfAddress(desk.companies.now(), wish.address) } };
  },
  preview: null,
} as const;

/** Of one that asks nothing first. */
export const askingNothing = { form: null, read: async () => ({ input: null }) } as const;

/** Decides it, and says so. */
export async function decided(
  wish: Wish,
  verdict: Verdict,
  { desk, words, operator, press }: AsideAsked,
): Promise<Told> {
  const said = words.mail.portalWish;
  if (!(await decideWish(desk, wish, verdict, { operator, origin: press.platform })))
    return { told: said.settled, idle: true };
  return { told: said[verdict.to](readableLine(wish.name || wish.address, 80)) };
}
