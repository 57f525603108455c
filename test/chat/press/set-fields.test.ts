import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import { isFilled } from '../../../src/chat/forms/views.ts';
import { eventInWords } from '../../../src/chat/in-words/event-in-words.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { find } from '../../../src/desk/search/find.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { anything } from '../../../src/store/search/wanted.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OwnField } from '../../../src/ticket/catalogue/own-field.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { fiveFields, withFields } from '../../ticket/catalogue/five-fields.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';
import { wholePart } from '../seen-whole.ts';

type Person = { userId: string; name: string; email: string; inOperatorsChannel: boolean };

const own = ownDatabase();
const plain = aDesk(() => own.database.db);
const desk = Object.assign(plain, { policy: { ...plain.policy, catalogue: withFields } });
const [person, colleague] = ['Anna', 'Marco'].map(name => ({
  userId: name,
  name,
  email: `${name.toLowerCase()}@interzen.example`,
  inOperatorsChannel: true,
})) as [Person, Person];
const teams = muteGateway('teams', {
  member: async id => (id === 'Marco' ? colleague : person),
  members: async () => [person, colleague],
});
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, { teams }, speechIn('it', withFields), links);

let number = 0;
let presses = 0;
beforeEach(async () => {
  const outcome = await takeIn(desk, anEmail());
  number = outcome.outcome === 'opened' ? outcome.ticket : 0;
});

type Seen = Pick<ButtonPress, 'version' | 'nonce'>;

async function press(
  verb: ButtonPress['verb'],
  inputs?: Record<string, string>,
  through = door,
  seen?: Seen,
  userId = 'Anna',
) {
  presses += 1;
  const { version = 0, nonce = '' } = seen ?? (await findTicket(desk.db, number)) ?? {};
  return await through.press(
    {
      platform: 'teams',
      userId,
      verb,
      step: inputs ? 'submit' : 'press',
      ticket: number,
      inputs: inputs ?? {},
      key: `press${presses}`,
      version,
      nonce,
    },
    alone,
  );
}
const pressAs = async (who: string, verb: ButtonPress['verb'], inputs: Record<string, string>) =>
  await press(verb, inputs, door, undefined, who);
const told = async () =>
  (await eventsAfter(desk.db, number, 0))
    .map(event =>
      (['it', 'en'] as const).map(language => eventInWords(speechIn(language, withFields), wholePart(event))),
    )
    .at(-1);

test('what is written in them stands on the card, in the log, and is found', async () => {
  expect(await press('set-fields')).toMatchObject({
    kind: 'form',
    form: {
      title: 'Campi',
      fields: [
        { id: 'own-issue', kind: 'text', label: 'Issue sviluppatori' },
        { id: 'own-environment', kind: 'choice', value: '-' },
        { id: 'own-version' },
        { id: 'own-page' },
        { id: 'own-asset' },
      ],
    },
  });
  const issue = 'https://dev.example.com/issues/DEV-4711';
  const answer = await press('set-fields', { 'own-issue': issue, 'own-environment': 'production' });
  expect(answer).toMatchObject({
    line: 'Campi salvati.',
    card: {
      fields: [
        { label: 'Issue sviluppatori', value: 'DEV-4711', link: issue },
        { label: 'Ambiente', value: 'Produzione', link: '' },
      ],
    },
  });
  expect(await told()).toEqual([
    'Anna (Teams) ha compilato Issue sviluppatori: DEV-4711, Ambiente: Produzione.',
    'Anna (Teams) set Developer issue: DEV-4711, Environment: Production.',
  ]);
  const operator = await findOperatorByEmail(desk.db, person.email);
  if (!operator) throw new Error('nobody');
  const terms = [{ words: 'DEV-4711', not: false }];
  const asked = { from: 0, size: 10, unfinished: false };
  const { requests } = await find(desk, { ...anything, terms }, { kind: 'operator', operator }, asked);
  expect(requests.map(({ ticket }) => ticket.number)).toEqual([number]);
  // Taken back, one by one.
  expect(await press('set-fields', { 'own-environment': '-' })).toMatchObject({
    card: { fields: [{ value: 'DEV-4711' }] },
  });
  expect((await told())?.[0]).toBe('Anna (Teams) ha svuotato Ambiente.');
});

test('the classification’s form asks for them too, and what did not change is not told', async () => {
  const form = await press('classify');
  expect(form).toMatchObject({ kind: 'form' });
  await press('classify', { category: 'help-desk', priority: '', language: 'it', 'own-version': '4.2' });
  await press('reclassify', { category: 'help-desk', priority: '', language: 'it', 'own-version': '4.3' });
  const events = (await eventsAfter(desk.db, number, 0)).map(({ event }) => event);
  expect(events.slice(1)).toMatchObject([
    { type: 'classified', category: 'help-desk' },
    { type: 'fields-set', fields: [{ key: 'version', value: '4.2' }] },
    { type: 'fields-set', fields: [{ key: 'version', value: '4.3' }] },
  ]);
});

test('what is no value of a field is said, and nothing happens', async () => {
  const answer = await press('set-fields', { 'own-version': '4.2', 'own-page': 'DEV-12' });
  expect(JSON.stringify(answer)).toContain('https://');
  expect((await findTicket(desk.db, number))?.fields).toEqual({});
});

describe('a form that was open while something else changed', () => {
  /** What a client sends of a form: what stands in it, what it carries, and what somebody typed. */
  async function opened(verb: ButtonPress['verb']) {
    const answer = await press(verb);
    if (answer.kind !== 'form') throw new Error(answer.kind);
    const shown = answer.form.fields.filter(isFilled).map(({ id, value }) => [id, value] as const);
    return { form: answer.form, sent: { ...answer.form.carried, ...Object.fromEntries(shown) } };
  }
  const fieldsNow = async () => (await findTicket(desk.db, number))?.fields;
  const since = async () =>
    (await eventsAfter(desk.db, number, 0))
      .map(({ event }) => event)
      .filter(({ type }) => type === 'fields-set');

  test.each([
    ['set-fields', {}],
    ['classify', { category: 'help-desk', priority: '', language: 'it' }],
  ] as const)('%s leaves a colleague’s value alone where nobody touched its field', async (verb, chosen) => {
    await press('set-fields', { 'own-version': '4.1', 'own-environment': 'test' });
    const { sent } = await opened(verb);
    expect(JSON.stringify(sent).length).toBeLessThan(600);
    await press('set-fields', { 'own-version': '4.2', 'own-environment': 'production' });
    await press(verb, { ...sent, ...chosen, 'own-asset': 'PC-7' });
    expect(await fieldsNow()).toEqual({ version: '4.2', environment: 'production', asset: 'PC-7' });
    expect((await since()).at(-1)).toMatchObject({ fields: [{ key: 'asset', value: 'PC-7' }] });
  });

  test.each([
    ['set-fields', {}],
    ['classify', { category: 'help-desk', priority: '', language: 'it' }],
  ] as const)(
    '%s: who writes over a colleague’s value is told it first, and what they wrote is kept',
    async (verb, chosen) => {
      await press('set-fields', { 'own-version': '4.1' });
      const { form, sent } = await opened(verb);
      const { version, nonce } = form;
      await pressAs('Marco', 'set-fields', { 'own-version': '4.2', 'own-environment': 'production' });
      const typed = { ...sent, ...chosen, 'own-version': '4.3' };
      const answer = await press(verb, typed, door, { version, nonce });
      if (answer.kind !== 'form') throw new Error(answer.kind);
      expect(answer.form.notice).toMatch(
        /Marco \(Teams\) ha compilato Ambiente: Produzione, Versione W+: 4\.2\./,
      );
      const shown = Object.fromEntries(
        answer.form.fields.filter(isFilled).map(({ id, value }) => [id, value]),
      );
      // What was typed stands there still; what was left alone says what stands there now.
      expect(shown).toMatchObject({ 'own-version': '4.3', 'own-environment': 'production', ...chosen });
      expect(await fieldsNow()).toEqual({ version: '4.2', environment: 'production' });
      const again = { ...answer.form.carried, ...shown };
      expect((await press(verb, again, door, { version: answer.form.version, nonce })).kind).toBe('done');
      expect(await fieldsNow()).toEqual({ version: '4.3', environment: 'production' });
    },
  );

  test('a wrong value in between does not hide what a colleague did', async () => {
    const { form, sent } = await opened('set-fields');
    const { nonce } = form;
    await pressAs('Marco', 'set-fields', { 'own-version': '4.2' });
    const typed = { ...sent, 'own-page': 'no address', 'own-asset': 'PC-7' };
    const answer = await press('set-fields', typed, door, { version: form.version, nonce });
    if (answer.kind !== 'form') throw new Error(answer.kind);
    const mended = { ...sent, ...answer.form.carried, 'own-version': '4.3' };
    const told = await press('set-fields', mended, door, { version: answer.form.version, nonce });
    expect(told).toMatchObject({ kind: 'form', form: { notice: expect.stringContaining('4.2') } });
  });

  test('what somebody did change is changed, emptied too', async () => {
    await press('set-fields', { 'own-version': '4.1', 'own-environment': 'test' });
    const { sent } = await opened('set-fields');
    await press('set-fields', { ...sent, 'own-version': '', 'own-environment': '-' });
    expect(await fieldsNow()).toEqual({});
  });
});

describe('desk.yaml changed meanwhile', () => {
  const catalogue = desk.policy.catalogue;
  const changed = (fields: OwnField[]) => {
    const now = { ...catalogue, fields };
    desk.policy = { ...desk.policy, catalogue: now };
    const doorNow = deskDoor(desk, { teams }, speechIn('it', now), links);
    return async (verb: ButtonPress['verb'], inputs?: Record<string, string>) =>
      await press(verb, inputs, doorNow);
  };
  afterEach(() => {
    desk.policy = { ...desk.policy, catalogue };
  });
  const classifying = { category: 'help-desk', priority: '', language: 'it' };

  test('an option that is gone is still offered where it stands, and classifying leaves it there', async () => {
    await press('set-fields', { 'own-environment': 'test' });
    const pressNow = changed(
      fiveFields.map(field =>
        field.kind === 'choice'
          ? { ...field, options: field.options.filter(({ key }) => key !== 'test') }
          : field,
      ),
    );
    const answer = await pressNow('classify');
    if (answer.kind !== 'form') throw new Error(answer.kind);
    const field = answer.form.fields.find(({ id }) => id === 'own-environment');
    expect(field).toMatchObject({
      value: '=',
      options: [{}, {}, { value: '=', label: 'test (non più in uso)' }],
    });
    await pressNow('classify', { ...classifying, 'own-environment': '=' });
    expect(await findTicket(desk.db, number)).toMatchObject({
      category: 'help-desk',
      fields: { environment: 'test' },
    });
    await pressNow('set-fields', { 'own-environment': '-' });
    expect((await findTicket(desk.db, number))?.fields).toEqual({});
  });

  test.each([
    ['link', { kind: 'link', address: null }, 'versione uno'],
    ['choice', { kind: 'choice', options: [{ key: 'one', name: { it: 'Uno', en: 'One' } }] }, '='],
  ] as const)(
    'a text that became a %s stays as it is, and does not stop who classifies',
    async (_, kind, shown) => {
      await press('set-fields', { 'own-version': 'versione uno' });
      const pressNow = changed(
        fiveFields.map(field => {
          const { key, name, isFormer } = field;
          return key === 'version' ? { key, name, isFormer, ...kind } : field;
        }),
      );
      const answer = await pressNow('classify');
      if (answer.kind !== 'form') throw new Error(answer.kind);
      expect(answer.form.fields.find(({ id }) => id === 'own-version')).toMatchObject({ value: shown });
      // As an older form sends it too, which carries nothing.
      await pressNow('classify', { ...classifying, 'own-version': shown });
      expect(await findTicket(desk.db, number)).toMatchObject({
        category: 'help-desk',
        fields: { version: 'versione uno' },
      });
    },
  );
});
