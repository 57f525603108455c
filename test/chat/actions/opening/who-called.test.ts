import { beforeAll, describe, expect, test } from 'vitest';
import { liveCompanies } from '../../../../src/desk/companies/live-companies.ts';
import { eventsAfter } from '../../../../src/store/tickets/events.ts';
import { ownDatabase } from '../../../database.ts';
import { aDesk } from '../../../desk/a-desk.ts';
import { aCompany } from '../../../ticket/companies/a-company.ts';
import { called, formsOf, said, standsIn } from './a-form.ts';

const own = ownDatabase();
const many = Array.from({ length: 120 }, (_, index) =>
  aCompany({ key: `k${index}`, name: `Ditta ${index}`, domains: [] }),
);
const companies = liveCompanies([
  aCompany({ key: 'acme-srl', name: 'Acme', domains: [] }),
  aCompany({ key: 'acme', name: 'Acme Holding', domains: [] }),
  aCompany({ key: 'comune-a', name: 'Comune di Pescara', domains: ['a.example'] }),
  aCompany({ key: 'comune-b', name: 'Comune di Pescara', domains: [] }),
  ...many,
]);
const desk = Object.assign(
  aDesk(() => own.database.db),
  { companies, groups: ['tutti@interzen.example'] },
);
const { press, send, requestIn } = formsOf(desk);
const known = async (address: string) =>
  String((await requestIn(await send({ ...called, address, customer: 'Neri' }))).number);

describe('a customer who was chosen', () => {
  test('and not put in fills what was left empty', async () => {
    const chosen = await known('neri@noto.example');
    const nameless = await requestIn(await send({ ...called, customer: '', address: '', known: chosen }));
    expect(nameless.requester).toEqual({ name: 'Neri', address: 'neri@noto.example' });
    const named = await requestIn(
      await send({ ...called, customer: 'la segretaria', address: '', known: chosen }),
    );
    expect(named.requester).toEqual({ name: 'la segretaria', address: 'neri@noto.example' });
    expect(named.participants).toEqual(['neri@noto.example']);
  });

  test('beside another who was typed is asked about, once', async () => {
    const chosen = await known('neri2@noto.example');
    const form = { ...called, address: 'rossi@noto.example', known: chosen };
    const asked = await send(form);
    expect(said(asked)).toMatch(/Hai scelto «Neri · neri2@noto.example».*«rossi@noto.example»/);
    expect(standsIn(asked, 'address')).toBe('rossi@noto.example');
    const { known: _, ...without } = form;
    expect((await requestIn(await send(without))).requester.address).toBe('rossi@noto.example');
  });
});

describe('an address', () => {
  test.each([
    ['mario@città.example', 'mario@città.example', 'Paolo Neri'],
    ['Mario@xn--citt-3na.example', 'mario@città.example', 'Paolo Neri'],
    ['Mario Rossi <m@x.example>', 'm@x.example', 'Paolo Neri'],
    ['<m@x.example>', 'm@x.example', 'Paolo Neri'],
    ['mailto:m@x.example', 'm@x.example', 'Paolo Neri'],
  ])('as it is pasted: %s', async (typed, address, name) => {
    const { requester } = await requestIn(await send({ ...called, address: typed }));
    expect(requester).toEqual({ name, address });
  });

  test('brings the name beside it, where none was typed', async () => {
    const { requester } = await requestIn(
      await send({ ...called, customer: '', address: '"Mario Rossi" <m@x.example>' }),
    );
    expect(requester).toEqual({ name: 'Mario Rossi', address: 'm@x.example' });
  });

  test.each([
    ['tutti@interzen.example', /indirizzo di un gruppo/],
    ['Tutti <tutti+x@interzen.example>', /indirizzo di un gruppo/],
    ['support@interzen.example', /nostro indirizzo/],
    ['a\u200bb@x.example', /non è valido/],
    ['Mario <m@x', /non è valido/],
    ['m@x.example, n@x.example', /non è valido/],
    ['m@localhost', /non è valido/],
  ])('that cannot be written to is refused: %s', async (address, why) => {
    expect(said(await send({ ...called, address }))).toMatch(why);
  });
});

describe('a form that lacks something', () => {
  test('has the language of its text, else the desk’s', async () => {
    const { language: _, ...form } = called;
    expect((await requestIn(await send(form))).language).toBe('it');
    const inEnglish = Object.assign({}, desk, { languageOf: () => 'en' as const });
    const forms = formsOf(inEnglish);
    expect((await forms.requestIn(await forms.send({ ...form, about: 'It stands still' }))).language).toBe(
      'en',
    );
    expect(said(await send({ ...called, language: 'de' }))).toMatch(/non è più valido/);
  });

  test('a priority without a category is asked about: it would not count', async () => {
    expect(said(await send({ ...called, priority: '1' }))).toMatch(/scegli anche la categoria/);
  });
});

describe('the mailbox', () => {
  const pa = 'pa@interzen.example';
  let forms: ReturnType<typeof formsOf>;
  beforeAll(() => {
    forms = formsOf({ ...desk, ownAddresses: [...desk.ownAddresses, pa] });
  });

  test('is asked for where there are several, and the customer is written to from it', async () => {
    expect(said(await forms.send({ ...called, about: 'Casella' }))).toMatch(/Scegli la casella/);
    const request = await forms.requestIn(await forms.send({ ...called, about: 'Casella', mailbox: pa }));
    expect(request.mailbox).toBe(pa);
    expect(said(await forms.send({ ...called, about: 'Forged', mailbox: 'x@evil.example' }))).toMatch(
      /Scegli la casella/,
    );
    // Where there is one, nobody is asked.
    expect(standsIn(await press({ step: 'press' }), 'mailbox')).toBeUndefined();
  });

  test('of a customer who is put in is that of their last request', async () => {
    const known = await forms.requestIn(
      await forms.send({ ...called, about: 'Prima', address: 'neri@pa.example', mailbox: pa }),
    );
    const inputs = { button: 'known', known: String(known.number) };
    expect(standsIn(await forms.press({ step: 'within', inputs }), 'mailbox')).toBe(pa);
    expect(standsIn(await forms.press({ step: 'press' }), 'mailbox')).toBe('');
  });
});

describe('the company', () => {
  const companyOf = async (inputs: Record<string, string>) =>
    (await requestIn(await send({ ...called, ...inputs }))).company;
  /** As chosen in the form's search, and put in. */
  const putIn = async (whose: string) =>
    String(
      standsIn(await press({ step: 'within', inputs: { ...called, button: 'whose', whose } }), 'company'),
    );

  test.each(['acme-srl', 'acme', 'comune-a', 'comune-b', 'k7'])('that was chosen gets it: %s', async key => {
    expect(await companyOf({ whose: key, company: '' })).toBe(key);
    expect(await companyOf({ company: await putIn(key) })).toBe(key);
  });

  test('of one name with another is shown with what is its own', async () => {
    expect(await putIn('comune-a')).toBe('Comune di Pescara (a.example)');
    expect(await putIn('comune-b')).toBe('Comune di Pescara (comune-b)');
    expect(await putIn('acme-srl')).toBe('Acme');
  });

  test.each([
    ['Comune di Pescara', 'Comune di Pescara (a.example) · Comune di Pescara (comune-b)'],
    ['acme', 'Acme · Acme Holding'],
    ['Ditta 11', null],
    ['Ditta', 'e altre 115'],
  ])('typed as “%s” is that one, or asked about', async (company, which) => {
    const answer = await send({ ...called, company });
    if (which === null) expect((await requestIn(answer)).company).toBe('k11');
    else expect(said(answer)).toContain(which);
  });

  test('chosen beside another that was typed is asked about', async () => {
    expect(said(await send({ ...called, company: 'Ditta 1', whose: 'acme' }))).toMatch(
      /Hai scelto «Acme Holding».*«Ditta 1»/,
    );
  });

  test('a form sent as it came changes nothing', async () => {
    const ticket = await requestIn(await send({ ...called, company: await putIn('comune-b') }));
    const { number, nonce, version } = ticket;
    const about = { verb: 'set-company', ticket: number, nonce, version };
    const form = await press({ ...about, step: 'press' });
    const company = String(standsIn(form, 'company'));
    await press({ ...about, inputs: { company, remember: 'yes' } });
    const set = (await eventsAfter(desk.db, number, 0)).flatMap(({ event }) =>
      event.type === 'company-set' ? [event.company] : [],
    );
    expect(set).toEqual(['comune-b']);
  });
});
