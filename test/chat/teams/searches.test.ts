import { beforeAll, expect, test, vi } from 'vitest';
import { teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const anna = teamsIdOf('ANNA');
const people = () => own.sandbox.people().teams;
const look = (typed: string, skip = 0) => people().search(anna, teamsIds.channel, typed, skip);

beforeAll(async () => {
  for (const n of [1, 2])
    await own.sandbox.mailbox.write(
      {
        from: { name: 'Paolo Neri', address: 'paolo@cliente.example' },
        to: support,
        subject: `Toner <b>${n}</b>`,
        text: `La stampante ${n === 1 ? 'perde il toner' : 'fischia'}, come sempre il venerdì.`,
      },
      own.house.smtpPort,
    );
  await vi.waitFor(async () => expect((await look('toner')).results).toHaveLength(2), { timeout: 60_000 });
});

test('what is found shows its words to whoever looks, and is put in as a card without them', async () => {
  const { results, error } = await look('fischia');
  expect([error, results.length]).toEqual(['', 1]);
  const [found] = results;
  expect(found?.title).toMatch(/^#\d+ Toner <b>2<\/b>$/);
  expect(found?.text).toContain('La stampante fischia');
  expect(JSON.stringify(found?.card)).toContain('Toner <b>2</b>');
  expect(JSON.stringify(found?.card)).not.toContain('fischia');
  if (found) people().insert(anna, teamsIds.channel, found);
  const posts = own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
  expect(JSON.stringify(posts.at(-1)?.root.card)).toContain('Toner <b>2</b>');
});

test('while one still types, and page by page', async () => {
  expect((await look('fischi')).results).toHaveLength(1);
  expect((await look('toner', 2)).results).toHaveLength(0);
});

test('a filter that there is not is answered with what to write, without stars', async () => {
  const { error } = await look('stat:aperta');
  expect(error).toMatch(/Non conosco il filtro «stat:»/);
  expect(error).not.toContain('*');
});

test('a stranger finds nothing, and whatever is typed is answered', async () => {
  const stranger = own.sandbox.teams.users.find(({ guest }) => guest);
  if (stranger) {
    const { results } = await people().search(stranger.aadObjectId, teamsIds.channel, 'toner');
    expect(results).toEqual([]);
  }
  for (const typed of ["' or 1=1 --", '"', ':* & !', 'x'.repeat(10_000), 'שלום מרחבא', 'a\u0000b'])
    expect((await look(typed)).error).not.toContain('Unable to reach');
});
