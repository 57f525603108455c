import { expect, test } from 'vitest';
import { exportPerson } from '../../../src/cli/privacy/export.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk } from '../../desk/a-desk.ts';
import { shippedConfig } from '../../journeys/a-house.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

test('a language that is none is refused, before anything is taken out', async () => {
  const asked = ['luisa@example.com', '--language', 'xx'];
  await expect(exportPerson(desk, shippedConfig(), asked)).rejects.toThrow(
    '--language xx: write --language it',
  );
  expect(await own.database.db.execute('select from desk_event')).toEqual([]);
});
