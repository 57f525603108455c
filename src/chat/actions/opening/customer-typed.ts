import type { Desk } from '../../../desk/desk.ts';
import { isOneOf } from '../../../ticket/people/address.ts';
import type { Person } from '../../../ticket/words.ts';
import { readableLine } from '../../readable.ts';
import type { Words } from '../../words/words.ts';
import type { Fault } from '../action.ts';
import { addressTyped } from './address-typed.ts';

/**
 * Who the customer is, as a form says: what was typed of them, and whom one chose among those who wrote before.
 *
 * @param chosen and not put in, as Teams' forms allow: they fill in what was left empty; null: nobody
 */
export function customerTyped(
  { customer, address }: { customer: string; address: string },
  chosen: Person | null,
  { ownAddresses, groups }: Pick<Desk, 'ownAddresses' | 'groups'>,
  { byHand: { faults, otherThanChosen } }: Words,
): { person: Person } | Fault {
  const written = address === '' ? { name: '', address: '' } : addressTyped(address);
  if (!written) return { fault: faults.address };
  if (chosen && written.address !== '' && chosen.address !== written.address)
    return { fault: otherThanChosen(inWords(chosen), readableLine(written.address, 60)) };
  const person = {
    name: customer || written.name || (chosen?.name ?? ''),
    address: written.address || (chosen?.address ?? ''),
  };
  if (person.name === '' && person.address === '') return { fault: faults.who };
  if (isOneOf(ownAddresses, person.address)) return { fault: faults.ours };
  if (isOneOf(groups, person.address)) return { fault: faults.group };
  return { person };
}

function inWords({ name, address }: Person): string {
  return readableLine([name, address].filter(Boolean).join(' · '), 75);
}
