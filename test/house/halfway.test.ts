import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { openHttp } from '../../src/house/http.ts';
import { openHouse } from '../../src/house.ts';
import { openLog } from '../../src/log.ts';
import { isDeskAtWork } from '../../src/outbox/dead-pools.ts';
import { ownDatabase } from '../database.ts';
import { shippedConfig } from '../journeys/a-house.ts';

const own = ownDatabase();

test('a house that opens halfway closes what was open: no connection is left, and nobody carries effects', async () => {
  const taken = createServer();
  await new Promise<void>(done => taken.listen(0, '127.0.0.1', done));
  const address = taken.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const shipped = shippedConfig();
  const lines: string[] = [];
  const opening = openHouse({
    config: { ...shipped, smtpDoor: { ...shipped.smtpDoor, port } },
    databaseUrl: own.url,
    web: openHttp(),
    clock: () => new Date(),
    log: openLog('warn', { write: line => void lines.push(line) }),
  });
  await expect(opening).rejects.toThrow(String(port));
  expect(await isDeskAtWork(own.url)).toBe(false);
  const left = async () =>
    (
      await own.database.connection`
        select application_name from pg_stat_activity
        where datname = current_database() and pid <> pg_backend_pid()`
    ).length;
  await expect.poll(left).toBe(0);
  expect(lines).toEqual([]);
  taken.close();
});
