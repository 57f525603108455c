import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { FormView, PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { keepAnswer, keptOf } from '../../../src/store/answers/kept-answers.ts';
import { enrolOperator } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import { actorOf } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const own = ownDatabase();
const desk = aDesk(() => own.database.db);
const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, {
    member: async userId => ({
      userId,
      name: userId,
      email: `${userId.toLowerCase()}@interzen.example`,
      inOperatorsChannel: true,
    }),
  });
const gateways = { slack: gateway('slack'), teams: gateway('teams') };
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, gateways, speechIn('it'), links);

const resolution =
  'Buongiorno Paolo,\n\nriavvii il servizio su 192.168.10.25 e chiami Federica Colombo allo 085 4516447.\nPassword: Estate2026!\n\nSaluti\nAnna';
const cleaned =
  'riavvii il servizio su [indirizzo IP] e chiami [nome] allo [telefono].\nPassword: [password]';
const inOneLine = cleaned.replace('\n', ' ');

let number = 0;
let presses = 0;
beforeAll(async () => {
  await enrolOperator(desk.db, { email: 'anna@interzen.example', name: 'Anna', role: 'operator' });
});
beforeEach(async () => {
  const mail = { messageId: `<${crypto.randomUUID()}@x>`, subject: 'Stampante ferma al secondo piano' };
  const outcome = await takeIn(desk, anEmail(mail));
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
  await press('claim');
  await press('classify', { step: 'submit', inputs: { category: 'bug', priority: '2' } });
});

async function press(verb: string, about: Partial<ButtonPress> = {}): Promise<PressAnswer> {
  presses += 1;
  const ticket = await findTicket(desk.db, about.ticket ?? number);
  const { version = 0, nonce = '' } = ticket ?? {};
  return await door.press(
    {
      ...{ platform: 'slack', userId: 'Anna', verb, step: 'press', ticket: number, nonce, version },
      ...{ inputs: {}, key: `p${presses}` },
      ...about,
    } as ButtonPress,
    alone,
  );
}
const send = (inputs: Record<string, string>) => press('close', { step: 'confirm', inputs });
const shownOf = (form: FormView) =>
  form.fields.flatMap(field => (field.kind === 'shown' ? [field.title, field.text] : [])).join('\n');
const formOf = (answer: PressAnswer) => (answer.kind === 'form' ? answer.form : expect.fail(answer.kind));
const lineOf = (answer: PressAnswer) => ('line' in answer ? answer.line : answer.kind);

describe('a resolution that is offered for others', () => {
  test('is shown as it is left, in the form, where that is pressed; what was typed stays', async () => {
    const opened = formOf(await press('close'));
    expect(shownOf(opened)).not.toContain('Per altri clienti sarà proposta così');
    const inputs = { button: 'cleaned', text: resolution };
    const drawn = formOf(await press('close', { step: 'within', inputs }));
    expect(shownOf(drawn)).toBe(`Per altri clienti sarà proposta così:\n${cleaned}`);
    expect(drawn.fields).toContainEqual(expect.objectContaining({ id: 'text', value: resolution }));
    expect(drawn.fields).toContainEqual(expect.objectContaining({ id: 'reusable', value: 'yes' }));
    expect(await keptOf(desk.db, number)).toBeNull();
    const empty = formOf(await press('close', { step: 'within', inputs: { button: 'cleaned', text: ' ' } }));
    expect(empty.notice).toContain('scrivi prima la risoluzione');
  });

  test('is shown before it goes, apart from the letter, where that is looked at', async () => {
    const inputs = { text: resolution, reusable: 'yes', button: 'preview' };
    const preview = await press('close', { step: 'within', inputs });
    if (preview.kind !== 'preview') expect.fail(preview.kind);
    expect(preview.preview.besides).toEqual({
      title: 'Per altri clienti sarà proposta così:',
      text: cleaned,
    });
    const { reusable: _, ...unticked } = inputs;
    const plain = await press('close', { step: 'within', inputs: unticked });
    expect(plain.kind === 'preview' && plain.preview.besides).toBeNull();
  });

  test('is told to whoever closed with no press more, and its card takes it back', async () => {
    const answer = await send({ text: resolution, reusable: 'yes' });
    expect(lineOf(answer)).toContain(`così: «${inOneLine}»`);
    expect(await keptOf(desk.db, number)).toBe(cleaned);
    const offers = answer.kind === 'done' ? answer.card.actions.map(({ verb }) => verb) : [];
    expect(offers).toContain('stop-reusing');
    const stopped = await press('stop-reusing');
    expect(lineOf(stopped)).toBe('La risoluzione non è più proposta per altri clienti.');
    expect(stopped.kind === 'done' && stopped.card.actions.map(({ verb }) => verb)).not.toContain(
      'stop-reusing',
    );
    expect(await keptOf(desk.db, number)).toBeNull();
    const last = (await eventsAfter(desk.db, number, 0)).at(-1);
    expect(last).toMatchObject({ event: { type: 'reuse-stopped' }, actor: { name: 'Anna' } });
    expect(lineOf(await press('stop-reusing'))).toContain('non è proposta per altri clienti');
  });

  test('is kept no more once few may see its request', async () => {
    await send({ text: resolution, reusable: 'yes' });
    const anna = { email: 'anna@interzen.example', name: 'Anna', role: 'operator' } as const;
    const actor = actorOf(await enrolOperator(desk.db, anna));
    await handle(desk, number, { type: 'restrict' }, { actor, origin: 'slack', key: null });
    expect(await keptOf(desk.db, number)).toBeNull();
    expect((await findTicket(desk.db, number))?.isReused).toBe(false);
  });

  test('that was not ticked says nothing of it, and one of which nothing is left says that', async () => {
    const plain = await send({ text: resolution });
    expect(lineOf(plain)).not.toContain('altri clienti');
    await press('reopen', { step: 'submit', inputs: { text: '' } });
    expect(lineOf(await send({ text: 'Paolo', reusable: 'yes' }))).toContain('«[nome]»');
  });
});

describe('what was kept before', () => {
  async function offeredFor(another: number): Promise<string> {
    const form = formOf(await press('reply', { ticket: another }));
    return form.fields.flatMap(field => (field.kind === 'offer' ? [field.text] : [])).join('\n');
  }

  test('is cleaned anew where it is offered and where it is put in, and goes to nobody with a gap in it', async () => {
    await send({ text: 'Riavvii il servizio.', reusable: 'yes' });
    const at = desk.clock();
    await keepAnswer(desk.db, {
      ...{ ticket: number, about: 'Stampante ferma al secondo piano', language: 'it' as const, at },
      text: 'Chiami Federica Colombo su 10.1.2.3.',
    });
    const mail = {
      ...{ messageId: `<${crypto.randomUUID()}@x>`, subject: 'Stampante ferma al secondo piano' },
      from: { name: 'Ugo', address: 'ugo@altrove.example' },
    };
    const outcome = await takeIn(desk, anEmail(mail));
    const another = outcome.outcome === 'opened' ? outcome.ticket : 0;
    await press('claim', { ticket: another });
    expect(await offeredFor(another)).toContain('Chiami [nome] su [indirizzo IP].');
    const inputs = { button: 'earlier', earlier: String(number) };
    const form = formOf(await press('reply', { ticket: another, step: 'within', inputs }));
    const text = form.fields.find(({ id }) => id === 'text');
    expect(text).toMatchObject({ value: 'Chiami [nome] su [indirizzo IP].' });
    const sent = await press('reply', {
      ...{ ticket: another, step: 'confirm' },
      inputs: { text: 'Chiami [nome] su [indirizzo IP].' },
    });
    expect(formOf(sent).notice).toContain('Nel testo c’è ancora [nome], [indirizzo IP]');
  });
});
