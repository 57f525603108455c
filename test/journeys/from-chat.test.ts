import { expect, test } from 'vitest';
import { openLog } from '../../src/log.ts';
import { customers, slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import type { Pressed } from '../../src/sandbox/teams/people/seen.ts';
import { conversationOf } from '../../src/store/mail/messages.ts';
import { eventsAfter } from '../../src/store/tickets/events.ts';
import { latestTickets } from '../../src/store/tickets/lists.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { ownHouse, support } from './a-house.ts';

let logged = '';
const log = openLog('trace', {
  write: line => {
    logged += line;
  },
});
const own = ownHouse({ log });
const anna = slackIdOf('ANNA');
const marco = slackIdOf('MARCO');
const teamsAnna = teamsIdOf('ANNA');
const [paolo] = customers;
const db = () => own.database.database.db;
const slack = () => own.sandbox.people().slack;
const teams = () => own.sandbox.people().teams;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const modal = (user = anna) => textOf(own.sandbox.slack.openViews(user).at(-1)?.view);
const dialog = () => textOf(own.sandbox.teams.dialogs.get(teamsAnna)?.content);
const inSlack = () => own.sandbox.slack.channel(slackIds.channel)?.messages ?? [];
const posts = () => own.sandbox.teams.channel(teamsIds.channel)?.threads ?? [];
/** The card, and not the message from which it was made. */
const about = (subject: string) =>
  inSlack().find(
    ({ user, text, thread_ts }) => user === slackIds.bot && !thread_ts && text.includes(subject),
  );
const pdf = {
  name: 'pianta-riservata.pdf',
  type: 'application/pdf',
  content: Buffer.from('%PDF-1.4 parole del cliente'),
};

/** What somebody wrote in Slack's channel, in no thread. */
async function said(text: string, files = [pdf]) {
  await slack().write(marco, slackIds.channel, text, undefined, files);
  const ts = inSlack().at(-1)?.ts ?? '';
  return { channel: slackIds.channel, ts };
}
const fileOf = (name: string) => [...own.sandbox.slack.files.values()].findLast(file => file.name === name);
const within = (pressed: Omit<Pressed, 'verb' | 'step'>, inputs: Record<string, string>, verb: string) =>
  teams().inDialog(teamsAnna, { verb, step: 'within', ...pressed }, inputs);
async function numbered(subject: string): Promise<number> {
  const found = (await latestTickets(db(), 50)).find(ticket => ticket.subject === subject);
  if (!found) throw new Error(`no request ${subject}`);
  return found.number;
}
const received = async (subject: string) =>
  (await conversationOf(db(), await numbered(subject))).map(({ direction, text, attachments }) => ({
    direction,
    text,
    files: attachments.map(({ name, size, type }) => ({ name, size, type })),
  }));

test('a customer who wrote before is known', async () => {
  await own.sandbox.mailbox.write(
    { from: paolo, to: support, subject: 'Stampante ferma', text: 'La stampante non va.' },
    own.house.smtpPort,
  );
  await expect.poll(() => about('Stampante ferma')?.ts).toBeDefined();
});

test('a Slack message becomes a request, of the customer who is chosen, with its file and a link back', async () => {
  const of = await said('Cartiera: il protocollo è fermo\nHa chiamato Neri, vedi la pianta.');
  await slack().shortcut(anna, 'request-from-message', of);
  await expect.poll(() => modal()).toContain('Da un messaggio di Marco Bianchi in Slack');
  expect(modal()).toContain('"initial_value":"Cartiera: il protocollo è fermo"');
  expect(modal()).toContain('pianta-riservata.pdf');
  // Who wrote is a colleague, and no customer: nobody is proposed.
  expect(modal()).not.toContain('marco.bianchi@');
  await slack().submit(anna);
  expect(modal()).toContain('Scrivi chi è il cliente');

  const { options } = await slack().look(anna, 'within:known', 'neri');
  expect(options).toHaveLength(1);
  await slack().choose(anna, 'within:known', 'neri', options[0]?.value ?? '', {
    text: 'Il protocollo è fermo.',
  });
  await expect.poll(() => modal()).toContain(paolo.address);
  expect(modal()).toContain('"initial_value":"Il protocollo è fermo."');
  await slack().submit(anna);
  await expect.poll(() => modal()).toMatch(/Richiesta #\d+ aperta/);

  const subject = 'Cartiera: il protocollo è fermo';
  expect(await received(subject)).toMatchObject([
    {
      direction: 'in',
      text: 'Il protocollo è fermo.',
      files: [{ name: pdf.name, size: pdf.content.byteLength, type: pdf.type }],
    },
  ]);
  await expect
    .poll(() => textOf(about(subject)?.blocks))
    .toContain('Da un messaggio di Marco Bianchi in Slack');
  const at = of.ts.replace('.', '');
  expect(textOf(about(subject)?.blocks)).toContain(`/archives/${slackIds.channel}/p${at}|Apri il messaggio>`);
  const card = () => posts().find(({ root }) => textOf(root.card).includes(subject));
  await expect.poll(() => textOf(card()?.root.card)).toContain(`/archives/${slackIds.channel}/p${at}"`);

  // Chosen again, by whomever, it is not opened again.
  await slack().shortcut(marco, 'request-from-message', of);
  await expect.poll(() => modal(marco)).toContain('è già stata aperta la richiesta');
});

test('the form sent twice at once is one request', async () => {
  const of = await said('Una volta sola', []);
  await slack().shortcut(anna, 'request-from-message', of);
  await expect.poll(() => modal()).toContain('Una volta sola');
  const open = own.sandbox.slack.openViews(anna).at(-1);
  if (!open) throw new Error('no form');
  const filled = { customer: 'Signora Bassi' };
  const again = slack().submit(anna, filled);
  await Promise.all([again, slack().submit(anna, filled)]);
  await expect.poll(() => modal()).toMatch(/aperta/);
  expect((await latestTickets(db(), 50)).filter(ticket => ticket.subject === 'Una volta sola')).toHaveLength(
    1,
  );
});

test('what cannot be taken is said, on the card too; what is of no use there is not asked for', async () => {
  const of = await said('Con file che non ci sono più', [
    { ...pdf, name: 'tolto.pdf' },
    { ...pdf, name: 'altrove.pdf' },
    { ...pdf, name: 'vuoto.pdf', content: Buffer.alloc(0) },
    { ...pdf, name: 'buono.pdf' },
  ]);
  const [gone, elsewhere] = ['tolto.pdf', 'altrove.pdf'].map(fileOf);
  if (!gone || !elsewhere) throw new Error('no file');
  await slack().shortcut(anna, 'request-from-message', of);
  await expect.poll(() => modal()).toContain('buono.pdf');
  // Between the form and its sending.
  gone.fate = 'deleted';
  elsewhere.fate = 'external';
  await slack().submit(anna, { customer: 'Signora Bassi' });
  await expect.poll(() => modal()).toMatch(/aperta/);
  expect(modal()).toContain('Eliminato in chat, non si può prendere: tolto.pdf.');
  expect(modal()).toContain('Si trova su un altro servizio, resta nel messaggio: altrove.pdf.');
  expect(modal()).toContain('È vuoto: vuoto.pdf.');
  const subject = 'Con file che non ci sono più';
  expect((await received(subject))[0]?.files).toMatchObject([{ name: 'buono.pdf' }]);
  await expect
    .poll(() => textOf(about(subject)?.blocks))
    .toContain('Rimasti nel messaggio: tolto.pdf, altrove.pdf, vuoto.pdf.');
});

test('a file from another workspace is asked for, and one where the app is not is not had', async () => {
  const of = await said('Da un’altra azienda');
  const file = fileOf(pdf.name);
  const message = own.sandbox.slack.message(of.channel, of.ts);
  if (!file || !message) throw new Error('no file');
  file.fate = 'other-workspace';
  message.files = [{ id: file.id, mode: 'hosted', file_access: 'check_file_info' }];
  await slack().shortcut(anna, 'request-from-message', of);
  await expect.poll(() => modal()).toContain('Porta con sé: un file');
  await slack().submit(anna, { customer: 'Signora Bassi' });
  await expect.poll(() => modal()).toMatch(/aperta/);
  expect((await received('Da un’altra azienda'))[0]?.files).toMatchObject([{ name: pdf.name }]);

  const other = await said('Da un canale senza Sportello');
  const unseen = fileOf(pdf.name);
  if (!unseen) throw new Error('no file');
  unseen.sharedIn = 'C0ELSEWHERE';
  await slack().shortcut(anna, 'request-from-message', other);
  await expect.poll(() => modal()).toContain('Da un canale senza Sportello');
  await slack().submit(anna, { customer: 'Signora Bassi' });
  await expect
    .poll(() => modal())
    .toContain('Sportello non è nel canale in cui è stato condiviso: pianta-riservata.pdf');
  expect((await received('Da un canale senza Sportello'))[0]?.files).toEqual([]);
});

test('a message outside any thread becomes a note, with its file, of the request that is chosen', async () => {
  const number = await numbered('Stampante ferma');
  const of = await said('Il tecnico passa domani');
  await slack().shortcut(anna, 'keep-note', of);
  await expect.poll(() => modal()).toContain('Salva come nota');
  await slack().submit(anna);
  expect(modal()).toContain('Scegli di quale richiesta è la nota.');
  const { options } = await slack().look(anna, 'within:request', 'stampante');
  expect(options.map(({ text }) => text.text)).toContain(`#${number} Stampante ferma · ${paolo.name}`);
  await slack().choose(anna, 'within:request', 'stampante', String(number), {
    text: 'Il tecnico passa domani alle 9.',
  });
  await expect.poll(() => modal()).toContain(`Richiesta scelta: #${number} Stampante ferma`);
  await slack().submit(anna);
  await expect.poll(() => modal()).toContain(`Salvata come nota interna di #${number}.`);
  const notes = (await eventsAfter(db(), number, 0)).filter(({ event }) => event.type === 'note-added');
  expect(notes).toMatchObject([
    {
      actor: { name: 'Anna Rossi' },
      event: { text: 'Il tecnico passa domani alle 9.', kept: { by: 'Marco Bianchi', on: 'slack' } },
    },
  ]);
  expect(await received('Stampante ferma')).toMatchObject([
    { direction: 'in' },
    { direction: 'note', text: '', files: [{ name: pdf.name }] },
  ]);
  // Whoever reads the request finds the file under the note, and the way to the message.
  const card = about('Stampante ferma');
  if (!card) throw new Error('no card');
  await slack().press(anna, { channel: slackIds.channel, ts: card.ts }, 'verb:open');
  await expect.poll(() => modal()).toContain('Il tecnico passa domani alle 9.');
  expect(modal()).toMatch(/Marco Bianchi[\s\S]*Apri il messaggio[\s\S]*pianta-riservata\.pdf/);
});

test('🗒️ keeps a reply of a card’s thread with its file; a line of ours, or what is kept already, is said to be so', async () => {
  const card = about('Stampante ferma');
  if (!card) throw new Error('no card');
  await slack().write(marco, slackIds.channel, 'Ecco la foto', card.ts, [{ ...pdf, name: 'foto.png' }]);
  const reply = inSlack().at(-1)?.ts ?? '';
  await slack().react(anna, slackIds.channel, reply, 'spiral_notepad');
  const number = await numbered('Stampante ferma');
  const whispered = () => textOf(own.sandbox.slack.state.ephemerals.at(-1));
  await expect.poll(whispered).toContain(`Salvata come nota interna di #${number}.`);
  await slack().react(marco, slackIds.channel, reply, 'notebook');
  await expect.poll(whispered).toContain(`Era già tra le note di #${number}.`);
  const ours = inSlack().find(({ thread_ts, user }) => thread_ts === card.ts && user === slackIds.bot);
  await slack().react(anna, slackIds.channel, ours?.ts ?? card.ts, 'spiral_notepad');
  if (ours) await expect.poll(whispered).toContain('è già nel registro');
  expect((await received('Stampante ferma')).flatMap(({ files }) => files.map(({ name }) => name))).toEqual([
    pdf.name,
    'foto.png',
  ]);
});

test('a Teams message becomes a request: its files stay, which is said, and those sent to the app go with it', async () => {
  await teams().sendFiles(teamsAnna, [{ name: 'schema.png', content: Buffer.from('png') }]);
  const message = teams().write(
    teamsIdOf('MARCO'),
    teamsIds.channel,
    'Il <b>gestionale</b> è lento',
    undefined,
    {
      files: [{ name: 'misure.xlsx', size: 12 }],
      pictures: 1,
    },
  );
  await teams().messageAction(teamsAnna, teamsIds.channel, message.id, 'request-from-message');
  expect(dialog()).toContain('Da un messaggio di Marco Bianchi in Teams.');
  expect(dialog()).toContain(
    'Teams non consegna alle app i file dei messaggi, restano lì: misure.xlsx, un’immagine nel testo.',
  );
  expect(dialog()).toContain('schema.png');
  const verb = 'new-request';
  const found = await teams().lookInDialog(teamsAnna, `${verb}.known`, 'neri');
  expect(found.choices).toHaveLength(1);
  await within({ button: 'known' }, { [`${verb}.known`]: found.choices[0]?.value ?? '' }, verb);
  expect(dialog()).toContain(paolo.address);
  const uploads = /"title":"📎 schema[^"]*","value":"(\d+)"/.exec(dialog())?.[1] ?? '';
  const sent = await teams().inDialog(teamsAnna, { verb, step: 'submit' }, { [`${verb}.uploads`]: uploads });
  expect(sent.error).toMatch(/^Richiesta #\d+ aperta/);
  expect(sent.error).toContain('misure.xlsx');
  const subject = 'Il <b>gestionale</b> è lento';
  expect((await received(subject))[0]?.files).toMatchObject([{ name: 'schema.png' }]);
  const ticket = await findTicket(db(), await numbered(subject));
  expect(ticket?.typed?.from).toMatchObject({
    by: 'Marco Bianchi',
    on: 'teams',
    link: `https://teams.microsoft.com/l/message/${message.id}`,
    left: ['misure.xlsx', 'un’immagine nel testo'],
  });
  expect(
    (await teams().messageAction(teamsAnna, teamsIds.channel, message.id, 'request-from-message')).error,
  ).toMatch(/^Da questo messaggio è già stata aperta la richiesta #\d+\.$/);
});

test('a Teams message outside a thread becomes a note of the request that is chosen, with the button or without', async () => {
  const number = await numbered('Stampante ferma');
  const message = teams().write(teamsIdOf('MARCO'), teamsIds.channel, 'Ha richiamato');
  await teams().messageAction(teamsAnna, teamsIds.channel, message.id, 'keep-note');
  const verb = 'note-from-chat';
  const found = await teams().lookInDialog(teamsAnna, `${verb}.request`, `${number}`);
  expect(found.choices[0]).toEqual({
    value: String(number),
    title: `#${number} Stampante ferma · ${paolo.name}`,
  });
  const chosen = { [`${verb}.request`]: String(number) };
  await within({ button: 'request' }, chosen, verb);
  expect(dialog()).toContain(`Richiesta scelta: #${number}`);
  expect((await teams().inDialog(teamsAnna, { verb, step: 'submit' })).error).toBe(
    `Salvata come nota interna di #${number}.`,
  );
  const again = teams().write(teamsIdOf('MARCO'), teamsIds.channel, 'Di nuovo');
  await teams().messageAction(teamsAnna, teamsIds.channel, again.id, 'keep-note');
  expect((await teams().inDialog(teamsAnna, { verb, step: 'submit' }, chosen)).error).toBe(
    `Salvata come nota interna di #${number}.`,
  );
});

test.each(['compose', 'commandBox'] as const)(
  'a request by phone is entered from Teams’ %s',
  async context => {
    const verb = 'new-request';
    const channel = context === 'compose' ? '19:another-chat@thread.v2' : '';
    await teams().composeAction(teamsAnna, channel, 'new-request', context);
    expect(dialog()).toContain('Per chi ha telefonato');
    expect((await teams().lookInDialog(teamsAnna, `${verb}.known`, '')).choices).toEqual([]);
    const company = { [`${verb}.company`]: 'studio-conti' };
    const typed = {
      [`${verb}.address`]: paolo.address,
      [`${verb}.about`]: `Per telefono da ${context}`,
      [`${verb}.text`]: 'Non entra.',
      ...company,
    };
    const done = await teams().inDialog(teamsAnna, { verb, step: 'submit' }, typed);
    expect(done.error).toMatch(/^Richiesta #\d+ aperta/);
    expect(done.error).toContain(
      'Azienda: Studio Conti, come hai indicato (l’indirizzo è di Cartiera Pescara S.p.A.).',
    );
    expect(await findTicket(db(), await numbered(`Per telefono da ${context}`))).toMatchObject({
      company: 'studio-conti',
    });
  },
);

test('an action of no kind of ours is said to be none', async () => {
  const message = teams().write(teamsIdOf('MARCO'), teamsIds.channel, 'Ciao');
  const acted = await teams().messageAction(teamsAnna, teamsIds.channel, message.id, 'else');
  expect(acted.error).not.toBe('');
});

test('what is sent from Teams’ window, and sent again because it was not answered in time, is done once', async () => {
  const message = teams().write(teamsIdOf('MARCO'), teamsIds.channel, 'Lento ma una volta');
  await teams().messageAction(teamsAnna, teamsIds.channel, message.id, 'request-from-message');
  const { waitsMs } = own.sandbox.teams;
  own.sandbox.teams.waitsMs = { ...waitsMs, submit: 1 };
  const typed = { 'new-request.customer': 'Signora Bassi' };
  await teams().inDialog(teamsAnna, { verb: 'new-request', step: 'submit' }, typed);
  own.sandbox.teams.waitsMs = waitsMs;
  const opened = async () =>
    (await latestTickets(db(), 50)).filter(({ subject }) => subject === 'Lento ma una volta').length;
  await expect.poll(opened).toBe(1);
  // Told once more, when it is long done: it is said which that was.
  await expect
    .poll(
      async () =>
        (await teams().messageAction(teamsAnna, teamsIds.channel, message.id, 'request-from-message')).error,
    )
    .toMatch(/^Da questo messaggio è già stata aperta la richiesta #\d+\.$/);
  expect(await opened()).toBe(1);
});

test('who is no operator makes nothing of a message, on either platform', async () => {
  const before = (await latestTickets(db(), 50)).length;
  const id = 'U0BEA';
  own.sandbox.slack.users.push({
    id,
    name: 'bea',
    realName: 'Bea',
    email: 'bea@altrove.example',
    isGuest: true,
  });
  own.sandbox.slack.channel(slackIds.channel)?.members.push(id);
  const of = await said('Per chi non c’entra', []);
  for (const shortcut of ['request-from-message', 'keep-note']) {
    await slack().shortcut(id, shortcut, of);
    await expect.poll(() => modal(id)).toMatch(/operator/);
    expect(modal(id)).not.toContain('"submit"');
    slack().close(id);
  }
  const guest = teamsIdOf('BEA');
  const bea = { mri: '29:BEA', name: 'Bea', email: 'bea@altrove.example', guest: true };
  own.sandbox.teams.users.push({ aadObjectId: guest, ...bea });
  const message = teams().write(teamsIdOf('MARCO'), teamsIds.channel, 'Per chi non c’entra');
  for (const action of ['request-from-message', 'keep-note'])
    expect((await teams().messageAction(guest, teamsIds.channel, message.id, action)).error).toMatch(
      /operator/,
    );
  expect((await latestTickets(db(), 50)).length).toBe(before);
});

test('a file too large stays in the message, and is said; one that Slack asks to wait for comes a little later', async () => {
  const of = await said('Con un file enorme', [
    { ...pdf, name: 'enorme.bin', content: Buffer.alloc(16 * 1024 * 1024, 1) },
    { ...pdf, name: 'atteso.pdf' },
  ]);
  const refused: string[] = [];
  own.sandbox.slack.moods = ({ method }) => {
    if ((method !== 'files.info' && method !== 'files-pri') || refused.includes(method)) return null;
    refused.push(method);
    return { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfterSeconds: 1 };
  };
  await slack().shortcut(anna, 'request-from-message', of);
  await expect.poll(() => modal()).toContain('atteso.pdf');
  await slack().submit(anna, { customer: 'Signora Bassi' });
  await expect.poll(() => modal()).toMatch(/aperta/);
  own.sandbox.slack.moods = () => null;
  expect(refused).toEqual(['files.info', 'files-pri']);
  const [request] = await received('Con un file enorme');
  expect(request?.files.map(({ name }) => name)).toEqual(['atteso.pdf']);
  expect(modal()).toContain('Troppo grande, resta nel messaggio: enorme.bin.');
  expect(modal()).not.toContain('atteso.pdf');
});

test('one for which it asks to wait too long stays in the message, and is said', async () => {
  const of = await said('Con un file da attendere', [{ ...pdf, name: 'troppo-atteso.pdf' }]);
  own.sandbox.slack.moods = ({ method }) =>
    method === 'files.info'
      ? { status: 429, body: { ok: false, error: 'ratelimited' }, retryAfterSeconds: 600 }
      : null;
  await slack().shortcut(anna, 'request-from-message', of);
  await expect.poll(() => modal()).toContain('troppo-atteso.pdf');
  await slack().submit(anna, { customer: 'Signora Bassi' });
  await expect.poll(() => modal()).toMatch(/aperta[^"]*troppo-atteso\.pdf/);
  own.sandbox.slack.moods = () => null;
  expect((await received('Con un file da attendere'))[0]?.files).toEqual([]);
});

test('who may not see a request finds it in no field, and notes nothing on it', async () => {
  const subject = 'Vulnerabilità nel login';
  const sent = { from: paolo, to: support, subject, text: 'Segnalo una vulnerabilità: CVE-2026-1234.' };
  await own.sandbox.mailbox.write(sent, own.house.smtpPort);
  await expect
    .poll(async () => (await latestTickets(db(), 50)).find(each => each.subject === subject)?.restricted)
    .toBe(true);
  const number = await numbered(subject);
  const other = teamsIdOf('MARCO');
  const message = teams().write(other, teamsIds.channel, 'Lo so io');
  await teams().messageAction(other, teamsIds.channel, message.id, 'keep-note');
  const verb = 'note-from-chat';
  for (const typed of ['vulnerabilità', `${number}`])
    expect((await teams().lookInDialog(other, `${verb}.request`, typed)).choices).toEqual([]);
  const chosen = { [`${verb}.request`]: String(number) };
  await teams().inDialog(other, { verb, step: 'within', button: 'request' }, chosen);
  const seen = textOf(own.sandbox.teams.dialogs.get(other)?.content);
  expect(seen).not.toContain(subject);
  expect(seen).not.toContain(paolo.address);
  const refused = await teams().inDialog(other, { verb, step: 'submit' }, chosen);
  expect(refused.error).not.toContain(subject);
  const notes = (await eventsAfter(db(), number, 0)).filter(({ event }) => event.type === 'note-added');
  expect(notes).toEqual([]);
});

test('no word of it stands in the log, of a file no byte', () => {
  for (const word of ['protocollo è fermo', 'tecnico passa', 'parole del cliente', pdf.name, paolo.address])
    expect(logged).not.toContain(word);
});
