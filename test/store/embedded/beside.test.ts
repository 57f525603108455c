import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { openLog } from '../../../src/log.ts';
import { openDatabase } from '../../../src/store/database.ts';
import { movedMark, ticketsBeside } from '../../../src/store/embedded/beside.ts';
import { openEmbeddedPostgres } from '../../../src/store/embedded/embedded-postgres.ts';
import { migrate } from '../../../src/store/migrate.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';

const log = openLog('silent');

test('tickets in an embedded database that is not used are told, until they were moved', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-beside-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  expect(await ticketsBeside(folder, log)).toBeNull();

  await (await openEmbeddedPostgres(folder, log)).stop();
  expect(await ticketsBeside(folder, log)).toBeNull();
  const embedded = await openEmbeddedPostgres(folder, log);
  await migrate(embedded.url, embedded.ownerUrl);
  const database = openDatabase(embedded.url, 2);
  await takeIn(
    aDesk(() => database.db),
    anEmail(),
  );
  await database.close();
  await embedded.stop();

  const words = await ticketsBeside(folder, log);
  expect(words).toMatch(/holds 1 ticket, which this desk does not see.*move-database --to/);
  writeFileSync(join(folder, movedMark), 'elsewhere\n');
  expect(await ticketsBeside(folder, log)).toBeNull();
});
