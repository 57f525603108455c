import type { Desk } from '../../desk/desk.ts';
import { endPortalAccess } from '../../desk/portal/access/decide.ts';
import { allAccess } from '../../store/portal/access.ts';
import { asAddress } from '../../ticket/people/as-address.ts';

const usage = 'Write: npm run -s sportello -- portal list, or portal end ADDRESS';

/** Who may sign in to the customers' portal; and that somebody may no more. Operators let people in from their chats. */
export async function portal(
  desk: Pick<Desk, 'db' | 'clock' | 'companies'>,
  args: string[],
): Promise<number> {
  const [verb, written, ...more] = args;
  if (verb === 'list' && written === undefined) return await list(desk);
  if (verb !== 'end' || !written || more.length > 0) throw new Error(usage);
  const address = asAddress(written);
  if (!address) throw new Error(`${written} is no email address. ${usage}`);
  const by = { actor: { kind: 'desk' as const }, origin: 'cli' as const };
  if (!(await endPortalAccess(desk, address, by)))
    throw new Error(`Nobody has access by ${address}: npm run sportello -- portal list`);
  console.log(`${address} has no access any more, and is signed out everywhere.`);
  return 0;
}

async function list({ db, companies }: Pick<Desk, 'db' | 'companies'>): Promise<number> {
  const all = await allAccess(db);
  if (all.length === 0) console.log('Nobody has access to the portal.');
  const { byKey } = companies.now();
  for (const { address, name, company, grantedAt } of all)
    console.log(
      [
        address,
        name,
        company === null ? 'own requests' : `all of ${byKey.get(company)?.name ?? company}`,
        `since ${grantedAt.toISOString().slice(0, 10)}`,
      ].join('  '),
    );
  return 0;
}
