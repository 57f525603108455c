import { expect, test } from 'vitest';
import { teamsIds } from '../../src/sandbox/cast.ts';
import { teamsReferences } from '../../src/store/chats/teams-references.ts';
import { ownHouse, support } from '../journeys/a-house.ts';

const own = ownHouse();

test('data that are started again under another port: Teams is reached at once, before anybody acts there', async () => {
  const references = teamsReferences(own.database.database.db, [teamsIds.restricted]);
  const now = await references.first();
  if (!now) throw new Error('the app was not installed');
  // As the last start left it, on a port on which nobody listens any more.
  await references.save({ ...now, serviceUrl: 'http://127.0.0.1:1/sandbox/teams' });
  await own.sandbox.settle();
  expect((await references.first())?.serviceUrl).toBe(now.serviceUrl);
  expect(own.sandbox.teams.channel(teamsIds.channel)?.threads.filter(({ root }) => !root.card)).toHaveLength(
    1,
  );

  await own.sandbox.mailbox.write(
    {
      from: { name: 'Paolo Neri', address: 'paolo.neri@cartierapescara.example' },
      to: support,
      subject: 'Dopo il trasloco',
      text: 'Si legge?',
    },
    own.house.smtpPort,
  );
  await expect
    .poll(() => JSON.stringify(own.sandbox.teams.channel(teamsIds.channel)?.threads))
    .toContain('Dopo il trasloco');
});
