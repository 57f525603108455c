import { afterEach, expect, test, vi } from 'vitest';
import { portal } from '../../../src/cli/portal/portal.ts';
import { beginSession } from '../../../src/desk/portal/enter.ts';
import { signedIn } from '../../../src/desk/portal/signed-in.ts';
import { deskEventsAfter } from '../../../src/store/clock/desk-log.ts';
import { saveAccess } from '../../../src/store/portal/access.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const said = vi.spyOn(console, 'log').mockImplementation(() => {});
afterEach(() => said.mockClear());
const lines = () => said.mock.calls.map(([line]) => String(line));

test('says that nobody has access', async () => {
  expect(await portal(desk, ['list'])).toBe(0);
  expect(lines()).toEqual(['Nobody has access to the portal.']);
});

test('lists who has, and ends it: signed out, and in the log', async () => {
  const address = 'paolo@cliente.example';
  await saveAccess(desk.db, {
    address,
    name: 'Paolo Neri',
    language: 'it',
    company: 'acme',
    grantedAt: desk.clock(),
  });
  const token = await desk.db.transaction(tx =>
    beginSession(tx, { address, ticket: null, agent: '' }, desk.clock()),
  );
  expect(await signedIn(desk, token)).not.toBeNull();
  await portal(desk, ['list']);
  expect(lines()).toEqual(['paolo@cliente.example  Paolo Neri  all of acme  since 2026-11-23']);
  expect(await portal(desk, ['end', 'PAOLO@cliente.example'])).toBe(0);
  expect(await signedIn(desk, token)).toBeNull();
  const events = await deskEventsAfter(desk.db, 0);
  expect(events.at(-1)).toMatchObject({ event: { type: 'portal-ended', address }, origin: 'cli' });
  await expect(portal(desk, ['end', address])).rejects.toThrow('Nobody has access by paolo@cliente.example');
});

test.each([
  [['end']],
  [['end', 'nonsense']],
  [['list', 'all']],
  [[]],
  [['end', 'a@b.example', 'c@d.example']],
])('says how it is written: %j', async args => {
  await expect(portal(desk, args)).rejects.toThrow('portal list, or portal end ADDRESS');
});
