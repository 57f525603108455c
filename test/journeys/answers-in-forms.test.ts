import { expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { savedReplyUse } from '../../src/store/schema/written/answers.ts';
import { ownHouse, support } from './a-house.ts';

const own = ownHouse();
const anna = teamsIdOf('ANNA');
const annaInSlack = slackIdOf('ANNA');
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const lucia = { name: 'Lucia Verdi', address: 'lucia@altrove.example' };
const teams = () => own.sandbox.people().teams;
const slack = () => own.sandbox.people().slack;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const inbox = (address: string) => own.sandbox.mailbox.of(address).filter(({ folder }) => folder === 'inbox');

function rootOf(subject: string) {
  const threads = own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
  const found = threads.find(thread => textOf(thread.root.card).includes(subject))?.root;
  if (!found) throw new Error('no card');
  return found;
}

function slackCard(subject: string) {
  const messages = own.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
  const card = messages.find(message => !message.thread_ts && message.text.includes(subject));
  if (!card) throw new Error('no card');
  return { channel: slackIds.channel, ts: card.ts };
}

const execute = (subject: string, verb: string, step = 'press', inputs = {}) =>
  teams().execute(anna, teamsIds.channel, rootOf(subject).id, { verb, step }, inputs);
const dialog = () => textOf(own.sandbox.teams.dialogs.get(anna)?.content);
const modal = () => textOf(own.sandbox.slack.openViews(annaInSlack).at(-1)?.view);
const within = (button: string, inputs: Record<string, string>, chosen?: string) =>
  teams().inDialog(anna, { verb: 'reply', step: 'within', button, ...(chosen ? { chosen } : {}) }, inputs);

async function write(from: typeof paolo, subject: string, text: string): Promise<void> {
  await own.sandbox.mailbox.write({ from, to: support, subject, text }, own.house.smtpPort);
  await expect.poll(() => textOf(own.sandbox.teams.channel(teamsIds.channel))).toContain(subject);
  await expect.poll(() => textOf(own.sandbox.slack.channel(slackIds.channel))).toContain(subject);
}

const uses = async () =>
  Object.fromEntries(
    (await own.database.database.db.select().from(savedReplyUse)).map(({ key, uses }) => [key, uses]),
  );

test('a mail arrives', async () => {
  await write(
    paolo,
    'Accesso al gestionale',
    'Buongiorno, non riesco a entrare nel gestionale, password persa.',
  );
});

test('in Teams a saved reply is found by a word, put behind what was typed, and counted as it goes: four presses', async () => {
  await execute('Accesso al gestionale', 'reply');
  const found = await teams().lookInDialog(anna, 'reply.saved', 'posta indesiderata');
  expect(found.choices.map(({ title }) => title)).toEqual(['Password dimenticata']);
  expect((await teams().lookInDialog(anna, 'reply.saved', 'zzz')).choices).toEqual([]);

  await within('saved', { 'reply.text': 'Ecco:', 'reply.saved': 'yaml:Password dimenticata' });
  expect(dialog()).toContain('"value":"Ecco:\\n\\nPuò impostare una nuova password');
  // Told of once more, it is there once.
  await within('saved', { 'reply.saved': 'yaml:Password dimenticata' });
  expect(dialog().split('Può impostare una nuova password')).toHaveLength(2);

  await within('saved', { 'reply.saved': 'yaml:Mai esistita' });
  expect(dialog()).toContain('non c’è più');
  expect(dialog()).toContain('Ecco:');

  expect(await uses()).toEqual({});
  await teams().inDialog(anna, { verb: 'reply', step: 'submit' });
  await teams().inDialog(anna, { verb: 'reply', step: 'confirm' });
  await expect
    .poll(() => inbox(paolo.address).some(({ text }) => text.includes('nuova password')))
    .toBe(true);
  expect(await uses()).toEqual({ 'yaml:Password dimenticata': 1 });
});

test('in Slack choosing it is the press: four in all, and what is used most comes first', async () => {
  await slack().press(annaInSlack, slackCard('Accesso al gestionale'), 'verb:reply');
  await expect.poll(modal).toContain('Risposta pronta');
  const offered = await slack().look(annaInSlack, 'within:saved', '');
  expect(offered.options[0]?.value).toBe('yaml:Password dimenticata');
  expect(offered.options.length).toBeGreaterThan(1);

  await slack().choose(annaInSlack, 'within:saved', '', 'yaml:Serve una schermata', {
    text: 'Mi serve ancora una cosa.',
  });
  await expect
    .poll(modal)
    .toContain('Mi serve ancora una cosa.\\n\\nPer capire meglio ci servirebbe una schermata');
  await slack().submit(annaInSlack);
  await slack().submit(annaInSlack);
  await expect.poll(() => inbox(paolo.address).some(({ text }) => text.includes('una schermata'))).toBe(true);
  expect(await uses()).toEqual({ 'yaml:Password dimenticata': 1, 'yaml:Serve una schermata': 1 });
});

test('a variable that was left in the text is refused before the email goes', async () => {
  await execute('Accesso al gestionale', 'reply', 'submit', {
    'reply.text': 'Gentile {{customer.name}}, ecco.',
  });
  expect(dialog()).toContain('Nel testo c’è ancora {{customer.name}}');
  await execute('Accesso al gestionale', 'card');
});

test('a resolution that may be given to anybody is offered to another customer, without who was in it, until few may see its request', async () => {
  await expect.poll(() => textOf(rootOf('Accesso al gestionale').card)).toContain('"verb":"close"');
  await execute('Accesso al gestionale', 'accept-suggestion');
  await execute('Accesso al gestionale', 'close', 'submit', {
    'close.text':
      'Buongiorno Paolo,\n\nabbiamo azzerato la password di Paolo Neri il 24/11/2026, versione 4.2.\n\nSaluti\nAnna',
    'close.reusable': 'yes',
  });
  await teams().inDialog(anna, { verb: 'close', step: 'confirm' });
  await expect.poll(() => textOf(rootOf('Accesso al gestionale').card)).toContain('Chiusa');

  await write(
    lucia,
    'Non entro nel gestionale',
    'Salve, ho perso la password del gestionale e non riesco a entrare.',
  );
  await execute('Non entro nel gestionale', 'reply');
  expect(dialog()).toContain('Riutilizzabile, da #1001');
  expect(dialog()).toContain('azzerato la password di [nome] il 24/11/2026, versione 4.2.');
  expect(dialog()).not.toContain('Paolo');
  expect(dialog()).not.toContain('Saluti');
  await within('earlier', { 'reply.text': 'Salve.' }, '1001');
  expect(dialog()).toContain('"value":"Salve.\\n\\nabbiamo azzerato la password di [nome]');

  // Between what was offered and the press it became one that few may see.
  await own.database.database.db.execute('update ticket set restricted = true where number = 1001');
  await within('earlier', { 'reply.text': 'Un’altra volta.' }, '1001').catch(() => {});
  await execute('Non entro nel gestionale', 'reply');
  expect(dialog()).not.toContain('azzerato');
});

test('an answer is proposed as a saved reply from all that was written, approved by a manager, offered, and retired', async () => {
  const sara = teamsIdOf('GIULIA');
  await execute('Non entro nel gestionale', 'reply', 'submit', {
    'reply.text':
      'Gentile Lucia,\n\nprovi con un’altra finestra, {{nome}} a parte. Lucia Verdi può chiamare lo 085 4516447.',
  });
  await teams().inDialog(anna, { verb: 'reply', step: 'confirm' });
  await expect
    .poll(() => inbox(lucia.address).some(({ text }) => text.includes('altra finestra')))
    .toBe(true);

  await execute('Non entro nel gestionale', 'open');
  const [, page = ''] = /"verb":"save-as-reply"[^}]*"inputs":\{"page":"(\d+)"/.exec(dialog()) ?? [];
  await teams().inDialog(anna, { verb: 'save-as-reply', step: 'press', page });
  expect(dialog()).toContain(
    '"value":"provi con un’altra finestra, {{nome}} a parte. [nome] può chiamare lo [telefono].',
  );
  const propose = (name: string, italian: string) =>
    teams().inDialog(
      anna,
      { verb: 'save-as-reply', step: 'submit' },
      {
        'save-as-reply.name': name,
        'save-as-reply.italian': italian,
      },
    );
  await propose('Altra finestra', 'Provi, {{nome}}.');
  expect(dialog()).toContain('{{nome}} non esiste');
  await propose('password DIMENTICATA', 'Provi.');
  expect(dialog()).toContain('ha già questo nome');
  await propose('Altra finestra', 'Provi con un’altra finestra, {{customer.name}}.');
  expect(dialog()).toContain('è stata proposta ai responsabili');

  const card = () => {
    const roots = (own.sandbox.teams.channel(teamsIds.channel)?.threads ?? []).map(({ root }) => root);
    return roots.find(root => textOf(root.card).includes('Una risposta pronta da approvare'));
  };
  await expect.poll(() => card() !== undefined).toBe(true);
  const decide = (user: string, verb: string) =>
    teams().execute(user, teamsIds.channel, card()?.id ?? '', { verb, step: 'press' });
  expect((await decide(anna, 'approve-reply')).error).toContain('decidono i responsabili');
  await decide(sara, 'approve-reply');
  expect((await decide(sara, 'refuse-reply')).error).toContain('è già tra le risposte pronte');

  await execute('Non entro nel gestionale', 'reply');
  expect((await teams().lookInDialog(anna, 'reply.saved', 'finestra')).choices).toEqual([
    { title: 'Altra finestra', value: 'own:1' },
  ]);
  await within('saved', { 'reply.saved': 'own:1', 'reply.text': '' });
  expect(dialog()).toContain('Provi con un’altra finestra, Lucia Verdi.');

  // Retired between what was offered and the press.
  await own.database.database.db.execute("update saved_reply set state = 'retired'");
  await within('saved', { 'reply.saved': 'own:1', 'reply.text': 'Ecco.' });
  expect(dialog()).toContain('non c’è più');
  expect(dialog()).toContain('"value":"Ecco."');
});

test('whoever called is found among those who have written, and stands in the form', async () => {
  await slack().shortcut(annaInSlack, 'new-request');
  await expect.poll(modal).toContain('Cliente già noto');
  const found = await slack().look(annaInSlack, 'within:known', 'luci ver');
  expect(found.options.map(({ text }) => text.text)).toEqual([`Lucia Verdi · ${lucia.address}`]);
  // The only request that tells of Paolo is one that few may see.
  expect((await slack().look(annaInSlack, 'within:known', 'paolo')).options).toEqual([]);
  expect((await slack().look(annaInSlack, 'within:known', '%_')).options).toEqual([]);
  await slack().choose(annaInSlack, 'within:known', 'lucia', found.options[0]?.value ?? '', {
    about: 'Ha chiamato',
  });
  await expect.poll(modal).toContain(`"initial_value":"${lucia.address}"`);
  expect(modal()).toContain('"initial_value":"Lucia Verdi"');
  expect(modal()).toContain('"initial_value":"Ha chiamato"');
});
