import { expect, test } from 'vitest';
import { aboutDesk } from '../../../src/house/desk/about.ts';
import { aboutPage } from '../../../src/web/about/routes.ts';
import { ownHouse, shippedConfig } from '../../journeys/a-house.ts';

const own = ownHouse({
  change: yaml =>
    yaml.replace(
      /^ {2}language: it.*/m,
      line =>
        `${line}\n  controller: Interzen S.r.l., Pescara\n  privacyNotice: https://interzen.example/privacy`,
    ),
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${own.url}${path}`, { headers });
  return { response, html: (await response.text()).replaceAll('&#x2F;', '/') };
};

test.each([
  ['/privacy', 'it', 'Che cosa registra lo sportello'],
  ['/privacy', 'en', 'What the desk'],
  ['/terms', 'it', 'Condizioni del servizio'],
  ['/terms', 'en', 'Terms of service'],
])('%s answers anybody in %s, with what stands in desk.yaml', async (path, language, words) => {
  const { response, html } = await get(`${path}?lang=${language}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-language')).toBe(language);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(html).toContain(`<html lang="${language}">`);
  expect(html).toContain(words);
  expect(html).toContain('support@interzen.it');
  expect(html).not.toMatch(/\{\{|undefined|\[object/);
  if (path === '/privacy') {
    expect(html).toContain('Interzen S.r.l., Pescara');
    expect(html).toContain('<a href="https://interzen.example/privacy">');
    // What is recorded of customers and colleagues, one by one.
    const recorded = {
      it: [
        'lettura',
        'telefono',
        'campi',
        'azienda',
        'simili',
        'assenze',
        'promemoria',
        'lingua',
        'programmi',
      ],
      en: [
        'reading',
        'by phone',
        'fields',
        'company',
        'similar',
        'absences',
        'reminders',
        'language',
        'programs',
      ],
    };
    for (const said of recorded[language === 'it' ? 'it' : 'en']) expect(html).toContain(said);
  }
});

test.each([
  [{ 'accept-language': 'en-GB,en;q=0.9' }, 'en'],
  [{ 'accept-language': 'it-IT' }, 'it'],
  [{ 'accept-language': 'fr' }, 'it'],
])('without a wish the browser’s language is spoken, else the desk’s: %o', async (headers, language) => {
  expect((await get('/privacy', headers)).response.headers.get('content-language')).toBe(language);
});

test('the terms say the promises and hours of desk.yaml', () => {
  const { policy, ...config } = shippedConfig();
  const changed = {
    ...policy,
    promises: {
      ...policy.promises,
      1: { claim: { amount: 15, unit: 'minute' as const }, resolve: { amount: 3, unit: 'hour' as const } },
    },
  };
  const page = (language: 'it' | 'en') =>
    aboutPage('/terms', aboutDesk({ ...config, policy: changed }), language);
  expect(page('it')).toContain('<td>15 minuti lavorativi</td><td>3 ore lavorative</td>');
  expect(page('en')).toContain('<td>15 working minutes</td><td>3 working hours</td>');
  expect(page('it')).toContain('dal lunedì al venerdì 9:00-13:00 e 14:30-18:30');
  expect(page('en')).toContain('10 working days');
});

test('for how long it is kept is what desk.yaml says, class by class; what has no time is given none', () => {
  const { policy, ...config } = shippedConfig();
  const page = (language: 'it' | 'en', retention: Partial<typeof policy.privacy.retention>) =>
    aboutPage(
      '/privacy',
      aboutDesk({ ...config, policy: { ...policy, privacy: { ...policy.privacy, retention } } }),
      language,
    );
  const some = {
    closed: { amount: 24, unit: 'month' as const },
    ledger: { amount: 1, unit: 'year' as const },
  };
  expect(page('it', some)).toContain('24 mesi dopo la chiusura');
  expect(page('it', some)).toContain('chi ha letto i messaggi: 1 anno;');
  expect(page('en', some)).toContain('24 months after closing');
  expect(page('en', some)).toContain('1 year; afterwards');
  expect(page('en', some)).not.toContain('automatic email');
  expect(page('it', some)).toContain('preventivi accettati per 10 anni');
  expect(page('it', {})).toContain('Nulla si cancella con il tempo');
  expect(page('en', {})).toContain('Nothing is erased as time goes by');
  expect(page('en', {})).not.toContain('Each night');
});

test('a name with signs of HTML stands as it is written', () => {
  const facts = { ...aboutDesk(shippedConfig()), name: '<b>Desk</b> & "Co"' };
  for (const path of ['/privacy', '/terms'] as const)
    expect(aboutPage(path, facts, 'en')).not.toContain('<b>Desk');
});
