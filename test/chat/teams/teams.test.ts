import { setTimeout as wait } from 'node:timers/promises';
import postgres from 'postgres';
import { beforeEach, describe, expect, test } from 'vitest';
import { teamsAdapter } from '../../../src/chat/teams/adapter/adapter.ts';
import { latelyMs } from '../../../src/chat/teams/installations/lately.ts';
import { slackIds, teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const anna = teamsIdOf('ANNA');
const marco = teamsIdOf('MARCO');
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const press = (verb: string, step = 'press') => ({ verb, step });

const people = () => own.sandbox.people().teams;
const threads = () => own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
const textOf = (node: unknown) => JSON.stringify(node) ?? '';

let subject = '';
let id = '';
let count = 0;
beforeEach(async () => {
  count += 1;
  subject = `Problema ${count}`;
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject, text: 'Buongiorno, non va.' },
    own.house.smtpPort,
  );
  await expect.poll(() => thread()?.root.id).toBeDefined();
  id = thread()?.root.id ?? '';
});

const thread = () => threads().find(({ root }) => textOf(root.card).includes(subject));
/** What one person sees alone: the dialog that is open, or the card as it was answered to them. */
const shownTo = (user: string) =>
  textOf(
    own.sandbox.teams.dialogs.get(user) ??
      own.sandbox.teams.cardFor(user, thread()?.root ?? { id: '', from: '', text: '', at: '' }),
  );
const execute = (user: string, verb: string, step = 'press', inputs = {}) =>
  people().execute(user, teamsIds.channel, id, press(verb, step), inputs);

async function claim(): Promise<void> {
  await execute(anna, 'claim');
  await expect.poll(() => textOf(thread()?.root.card)).toContain('Risoluzione entro');
  await expect.poll(() => thread()?.replies.length).toBe(1);
}

describe('a press', () => {
  test('claims, for all to see, and in Slack too', async () => {
    await claim();
    const slack = () =>
      own.sandbox.slack
        .channel(slackIds.channel)
        ?.messages.find(m => !m.thread_ts && textOf(m.blocks).includes(subject));
    await expect.poll(() => textOf(slack()?.blocks)).toContain('Anna Rossi');
  });

  test('the letter is seen by the presser alone, and sent as it was seen', async () => {
    await claim();
    await execute(anna, 'reply', 'submit', { 'reply.text': 'Riprovi adesso.' });
    expect(shownTo(anna)).toContain('Riprovi adesso.');
    expect(shownTo(marco)).not.toContain('Riprovi adesso.');
    await execute(anna, 'reply', 'confirm');
    await expect.poll(() => own.sandbox.mailbox.of(paolo.address)[0]?.text).toContain('Riprovi adesso.');
    expect(shownTo(anna)).not.toContain('Riprovi adesso.');
  });

  test('back to the draft, and out of the form to the card', async () => {
    await claim();
    await execute(anna, 'reply', 'submit', { 'reply.text': 'Bozza' });
    await execute(anna, 'reply', 'back');
    expect(shownTo(anna)).toContain('"value":"Bozza"');
    await execute(anna, 'card');
    expect(shownTo(anna)).toContain('Risoluzione entro');
  });

  test('the conversation is shown to who opened it, and to nobody else', async () => {
    await execute(anna, 'open');
    expect(shownTo(anna)).toContain('la consultazione è stata registrata');
    expect(shownTo(marco)).not.toContain('consultazione');
    expect(textOf(thread()?.replies)).not.toContain('non va');
  });

  test('an empty form comes back with what is wrong', async () => {
    await claim();
    await execute(anna, 'reply', 'submit', { 'reply.text': '  ' });
    expect(shownTo(anna)).toContain('Manca il testo.');
  });

  test('where the database hangs, who pressed is told so while Teams still waits', async () => {
    const owner = postgres(own.database.ownerUrl, { max: 1 });
    const told = await owner
      .begin(async sql => {
        await sql`lock table teams_reference in access exclusive mode`;
        // What was known of where the app is installed is asked anew then.
        await wait(latelyMs);
        return await execute(anna, 'claim');
      })
      .finally(() => owner.end());
    expect(told.error).toMatch(/^Ci vuole più del solito/);
    await expect.poll(() => textOf(thread()?.root.card)).toContain('Risoluzione entro');
  });

  test('delivered twice is carried out once', async () => {
    await claim();
    const user = people().userOf(anna);
    const value = {
      action: {
        type: 'Action.Execute',
        data: {
          verb: 'note',
          step: 'submit',
          ticket: number(),
          nonce: nonce(),
          version: 2,
          inputs: {},
          'note.text': 'una volta',
        },
      },
    };
    const again = { id: 'same-activity', value };
    await Promise.all([send(user, again), send(user, again)]);
    await expect.poll(() => textOf(thread()?.replies)).toContain('una volta');
    expect(textOf(thread()?.replies).match(/una volta/g)).toHaveLength(1);
  });
});

/** As the card's buttons bear it. */
function nonce(): string {
  return /"nonce":"([0-9a-f]{12})"/.exec(textOf(thread()?.root.card))?.[1] ?? '';
}

function number(): number {
  return Number(/#(\d+) Problema/.exec(thread()?.root.summary ?? '')?.[1]);
}

async function send(
  user: { mri: string; aadObjectId: string },
  about: Record<string, unknown>,
  token?: string,
  tenant = teamsIds.tenantId,
) {
  const serviceUrl = `${own.url}/sandbox/teams`;
  return await fetch(`${own.url}/api/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === ''
        ? {}
        : {
            authorization: `Bearer ${token ?? (await own.sandbox.teams.tokens.ofTeams({ audience: teamsIds.appId, serviceUrl }))}`,
          }),
    },
    body: JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      channelId: 'msteams',
      serviceUrl,
      from: { id: user.mri, aadObjectId: user.aadObjectId },
      recipient: { id: `28:${teamsIds.appId}` },
      conversation: { id: `${teamsIds.channel};messageid=${id}`, tenantId: tenant },
      channelData: {
        tenant: { id: tenant },
        team: { id: teamsIds.teamId },
        channel: { id: teamsIds.channel },
      },
      ...about,
    }),
  });
}

describe('what is not from our Teams is refused', () => {
  const claiming = () => ({
    value: {
      action: {
        data: { verb: 'claim', step: 'press', ticket: number(), nonce: nonce(), version: 1, inputs: {} },
      },
    },
  });
  const serviceUrl = () => `${own.url}/sandbox/teams`;

  test('no token, another audience, another issuer, expired, tampered', async () => {
    const user = people().userOf(anna);
    const { teams } = own.sandbox;
    const good = await teams.tokens.ofTeams({ audience: teamsIds.appId, serviceUrl: serviceUrl() });
    const tokens = [
      '',
      await teams.tokens.ofTeams({ audience: 'another-app', serviceUrl: serviceUrl() }),
      await teams.tokens.ofTeams({
        audience: teamsIds.appId,
        serviceUrl: serviceUrl(),
        issuer: 'https://evil.example',
      }),
      await teams.tokens.ofTeams({ audience: teamsIds.appId, serviceUrl: serviceUrl(), expiresIn: '-1h' }),
      await teams.tokens.ofTeams({ audience: teamsIds.appId, serviceUrl: 'https://elsewhere.example' }),
      `${good.slice(0, -8)}AAAAAAAA`,
    ];
    for (const token of tokens) expect((await send(user, claiming(), token)).status).toBe(401);
    expect(textOf(thread()?.root.card)).toContain('Presa in carico entro');
  });

  test('a person of another tenant', async () => {
    const response = await send(
      people().userOf(anna),
      claiming(),
      undefined,
      '99999999-9999-4999-8999-999999999999',
    );
    expect(response.status).toBe(403);
    expect(textOf(thread()?.root.card)).toContain('Presa in carico entro');
  });

  test('somebody who is not in the team gets a private refusal', async () => {
    const response = await send(
      { mri: '29:nobody', aadObjectId: 'bbbbbbbb-bbbb-4bbb-8bbb-bbbbbbbbbbbb' },
      claiming(),
    );
    expect(await response.json()).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: expect.stringContaining('operatori'),
    });
    expect(textOf(thread()?.root.card)).toContain('Presa in carico entro');
  });

  test.each([
    ['a verb that is none', { action: { data: { verb: 'drop', step: 'press', ticket: 1, version: 1 } } }],
    ['no data', { action: {} }],
    ['nothing', undefined],
  ])('%s is answered kindly, and nothing happens', async (_name, value) => {
    const response = await send(people().userOf(anna), { value });
    expect(await response.json()).toMatchObject({ value: expect.stringContaining('non è più valido') });
  });

  test('a form of two megabytes', async () => {
    const response = await send(people().userOf(anna), {
      value: { action: { data: { text: 'x'.repeat(2_000_000) } } },
    });
    expect(response.status).toBe(413);
  });

  test('the server does not start without an app id', () => {
    const settings = {
      appId: ' ',
      appPassword: null,
      appType: 'SingleTenant' as const,
      tenantId: 't',
      allowedTenants: [],
      channel: 'installed',
      adminChannel: null,
      routed: [],
      restricted: null,
      language: 'it' as const,
      messagesPerSecond: 2,
      standIn: null,
    };
    expect(() => teamsAdapter(settings)).toThrow(/TEAMS_APP_ID/);
  });
});

test('an old client’s fallback acts, and shows nothing confidential in the thread', async () => {
  await people().submitFallback(anna, teamsIds.channel, id, press('claim'));
  await expect.poll(() => textOf(thread()?.root.card)).toContain('Anna Rossi');
  await people().submitFallback(anna, teamsIds.channel, id, press('open'));
  await expect.poll(() => textOf(thread()?.replies)).toContain('Questa versione di Teams');
  expect(textOf(thread()?.replies)).not.toContain('non va');
});

test('where a client opens no dialogs, a form is said to need another one, and counts as read by nobody', async () => {
  await claim();
  await people().submitFallback(anna, teamsIds.channel, id, press('reply'));
  await expect.poll(() => textOf(thread()?.replies)).toContain('Questa versione di Teams');
  const read = await own.database.database.connection`
    select 1 from ticket_event where ticket = ${number()} and data->>'type' = 'conversation-opened'`;
  expect(read).toHaveLength(0);
});

describe('a dialog that stayed open', () => {
  const dialog = () => own.sandbox.teams.dialogs.get(anna);
  const typed = { 'reply.text': 'Riavvii il servizio.' };
  const skipPreview = (isSkipped: boolean) =>
    own.database.database.connection`update operator set skips_preview = ${isSkipped}`;

  test('is sent after the customer wrote again: it says so, keeps the text, and goes once that was seen', async () => {
    await claim();
    await skipPreview(true);
    await execute(anna, 'reply');
    const first = own.sandbox.mailbox.of(paolo.address).find(({ folder }) => folder === 'sent');
    const headers = { 'In-Reply-To': first?.messageId ?? '' };
    await own.sandbox.mailbox.write(
      { from: paolo, to: support, subject: `Re: ${subject}`, text: 'Ora va di nuovo.', headers },
      own.house.smtpPort,
    );
    await expect.poll(() => textOf(thread()?.replies)).toContain('ha scritto di nuovo');
    await people().inDialog(anna, press('reply', 'submit'), typed);
    expect(textOf(dialog()?.content)).toContain('Nel frattempo la richiesta è cambiata');
    expect(textOf(dialog()?.content)).toContain('Riavvii il servizio.');
    expect(textOf(dialog()?.content)).toContain('Ora va di nuovo.');
    await people().inDialog(anna, press('reply', 'submit'));
    expect(dialog()).toBeUndefined();
    await expect.poll(() => own.sandbox.mailbox.of(paolo.address)[0]?.text).toContain('Riavvii il servizio.');
    await skipPreview(false);
  });
});

test('a person’s own page that is asked for in the channel is shown to them alone', async () => {
  await people().mention(anna, teamsIds.channel, 'casa');
  const alone = () =>
    textOf(own.sandbox.teams.targetedTo(anna, teamsIds.channel, threads().at(-1)?.root.id ?? null));
  await expect.poll(alone).toContain('Ciao Anna');
  expect(textOf(threads())).not.toContain('Ciao Anna');
});

test('a mention asks; without one the bot hears nothing', async () => {
  await people().mention(anna, teamsIds.channel, String(number()));
  await expect.poll(() => textOf(threads().at(-1)?.replies)).toContain(subject);

  people().write(anna, teamsIds.channel, 'solo tra noi');
  expect(threads().at(-1)?.replies).toEqual([]);
});
