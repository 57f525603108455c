import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { mergeTickets } from '../../src/desk/relations/merge.ts';
import { enrolOperator } from '../../src/store/people/operators.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);

async function opened(): Promise<number> {
  const outcome = await takeIn(desk, anEmail());
  return 'ticket' in outcome ? (outcome.ticket ?? 0) : 0;
}

test('the list says of a merged ticket where it goes on, and ends with its line', async () => {
  const [first, second] = [await opened(), await opened()];
  const anna = await enrolOperator(desk.db, {
    email: 'anna@interzen.example',
    name: 'Anna Rossi',
    role: 'operator',
  });
  await mergeTickets(desk, second, first, {
    actor: { kind: 'operator', ...anna },
    origin: 'slack',
    key: null,
  });
  const { stdout } = await promisify(execFile)(process.execPath, ['src/start.js', 'cli', 'tickets'], {
    env: { ...process.env, DATABASE_URL: own.url },
  });
  expect(stdout).toMatch(
    new RegExp(`#${first} .*\\n.*New.*\\n#${second} .*\\n.*Merged into #${first} .*\\n$`),
  );
  expect(stdout).not.toContain('Closed');
});
