import type { Probe } from '../availability/probe.ts';
import type { Called } from '../catalogue/called.ts';
import { type Company, standingOn } from '../companies/company.ts';

/** Something that customers use, as desk.yaml names it. */
export type Service = {
  /** Names it for ever. */
  key: string;
  name: Called;
  /** The products, as companies have them, that need it; none: everybody may use it. */
  products: readonly string[];
  /** How it is found out whether it answers; without it nobody looks. */
  probe?: Probe;
};

/** One of them; one that desk.yaml lists no more goes by its key. */
export function serviceOf(services: readonly Service[], key: string): Service {
  return services.find(each => each.key === key) ?? { key, name: { it: key, en: key }, products: [] };
}

/**
 * Whether those of a company use a service on a day. Who is known to have another product, or whose contract has ended by then, does
 * not; of whom nothing is known that says so, only who needs no product for it.
 *
 * @param company null: they are of none that is known
 * @param date `YYYY-MM-DD`
 */
export function uses(service: Service, company: Company | null, date: string): boolean {
  if (company && standingOn(company, date) === 'ended') return false;
  if (service.products.length === 0) return true;
  const product = plain(company?.product ?? '');
  return service.products.some(each => plain(each) === product);
}

function plain(product: string): string {
  return product.normalize('NFKC').trim().toLowerCase();
}
