import { createServer, type Server } from 'node:http';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { withholdFrom } from '../../../src/desk/incidents/name.ts';
import { orderIncident } from '../../../src/desk/incidents/order-incident.ts';
import { planMaintenance } from '../../../src/desk/maintenance/plan-maintenance.ts';
import { openHttp } from '../../../src/house/http.ts';
import { noRule } from '../../../src/ticket/incidents/fits.ts';
import { frameOf } from '../../../src/web/frame/frame.ts';
import { passkeyScript } from '../../../src/web/portal/passkeys/routes.ts';
import { statusRoutes } from '../../../src/web/status/routes.ts';
import { moveTo } from '../../desk/clock/under-the-clock.ts';
import { anIncidentDesk } from '../../desk/incidents/an-incident-desk.ts';
import { axeFindings, isAxeLacking } from '../../journeys/axe.ts';
import { ownBrowser } from '../../journeys/chromium.ts';

const house = anIncidentDesk();
const { desk } = house;
Object.assign(desk, {
  services: [
    { key: 'registry', name: { it: 'Protocollo', en: 'Registry' }, products: ['Protocollo'] },
    { key: 'archive', name: { it: 'Archivio', en: 'Archive' }, products: [] },
  ],
});
const browser = ownBrowser();
let server: Server;
let base = '';

beforeAll(async () => {
  const web = openHttp();
  const frame = frameOf(
    {
      ...{ name: 'Assistenza', phone: '+39 085 1', hours: { it: 'lun–ven 9–18', en: 'Mon–Fri 9–18' } },
      ...{ language: 'it', zone: 'Europe/Rome', accent: '#1f6f5c', logo: null, publicUrl: 'http://here' },
      pages: { portal: false, status: true },
    },
    'secret',
    { passkeys: passkeyScript },
  );
  web.use(frame.routes);
  // Each page asks anew here.
  web.use(statusRoutes(desk, frame, 0));
  server = createServer(web);
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});
beforeEach(async () => {
  moveTo(desk, '2026-12-03T10:00');
  await desk.db.execute(sql`update incident set closed_at = '2026-01-01', service = null`);
  await desk.db.execute(sql`update maintenance set cancelled_at = now()`);
});

const page = async (language: 'it' | 'en' = 'en') => {
  const response = await fetch(`${base}/status`, { headers: { 'accept-language': language } });
  return { response, html: await response.text() };
};
const text = async (language?: 'it' | 'en') =>
  (await page(language)).html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const ofService = async (id: number, service: string | null) => {
  const edit = async (_: unknown, { title }: { title: string }) =>
    ({ type: 'edit', title, rule: noRule, service }) as const;
  expect(await orderIncident(desk, id, edit, await house.by('anna'))).toMatchObject({ ok: true });
};
const told = async (id: number) => {
  const { id: message } = await house.frozen(id);
  expect(await house.send(id, message)).toMatchObject({ ok: true });
  await house.carried(message);
};
const maintained = async (from: string, to: string) => {
  const { actor } = await house.by('giulia');
  const plan = {
    ...{ id: 0, service: 'archive', from: new Date(`${from}+01:00`), to: new Date(`${to}+01:00`) },
    texts: { it: 'L’archivio è in sola lettura.', en: 'The archive is read-only.' },
  };
  const looked = { was: null, announcement: null };
  expect(await planMaintenance(desk, plan, { actor, origin: 'slack' }, looked)).toMatchObject({ ok: true });
};

describe('what it shows', () => {
  test('in ordinary times: all services, that they work, phone and hours; kept by others for seconds', async () => {
    const { response, html } = await page('it');
    expect(response.status).toBe(200);
    expect(response.headers.get('cache-control')).toBe('public, max-age=15');
    expect(html).toContain('<html lang="it">');
    const said = await text('it');
    expect(said).toContain('Tutti i servizi funzionano regolarmente.');
    expect(said).toMatch(/Protocollo Regolare.*Archivio Regolare/);
    expect(said).toMatch(/\+39 085 1.*lun–ven 9–18/);
    expect(await text('en')).toMatch(/Registry Operational.*Archive Operational/);
  });

  test('maintenance ahead, and as it goes on', async () => {
    await maintained('2026-12-03T15:00', '2026-12-03T17:00');
    expect(await text()).toMatch(
      /Archive Operational.*Planned maintenance.*Archive.*Thursday 3 December 2026, from 15:00 to 17:00 \(CET\).*The archive is read-only\./,
    );
    moveTo(desk, '2026-12-03T15:30');
    expect(await text()).toMatch(
      /Maintenance is under way\..*Archive Under maintenance.*Going on now.*Archive/,
    );
    moveTo(desk, '2026-12-03T17:00');
    expect(await text()).not.toMatch(/read-only/);
  });

  test('an incident of a service, without its name or a customer’s word; then what was really said to all', async () => {
    const { incident } = await house.incidentOf(2, index => ({ language: index ? 'en' : 'it' }));
    expect(await text()).toContain('All services are working normally.');
    await ofService(incident.id, 'registry');
    expect(await text()).toMatch(/Registry Ongoing problem.*since Thursday 3 December 2026.*We are on it\./);
    await told(incident.id);
    const said = await text();
    expect(said).toMatch(/We are working on it\./);
    expect(said).not.toContain(incident.title);
    expect(said).not.toMatch(/paolo|cliente|Stampa/i);
    expect(await text('it')).toMatch(/Problema in corso.*Ci stiamo lavorando\./);
  });

  test('of one without a service only what was said, when it was', async () => {
    const { incident } = await house.incidentOf(1);
    expect(await text()).not.toContain('A problem that affects several customers');
    await told(incident.id);
    const { html } = await page();
    // It was said in Italian alone.
    expect(html).toContain('<p class="text" lang="it">Ci stiamo lavorando.</p>');
    expect(html).not.toContain('We are working on it.');
  });

  test('what was previewed, or stopped before anybody got it, was not said', async () => {
    const { incident } = await house.incidentOf(1);
    const { id: message } = await house.frozen(incident.id);
    expect(await text('it')).not.toContain('Ci stiamo lavorando.');
    await house.send(incident.id, message);
    await orderIncident(desk, incident.id, { type: 'stop', broadcast: message }, await house.by('anna'));
    await house.carried(message);
    expect(await text('it')).not.toContain('Ci stiamo lavorando.');
  });

  test('nothing of restricted requests: not what they alone were told, nor of an incident made of one', async () => {
    const { incident, tickets } = await house.incidentOf(2);
    await told(incident.id);
    await ofService(incident.id, 'registry');
    const [first = 0, second = 0] = tickets;
    await house.does(first, { type: 'restrict' });
    expect(await text('it')).toContain('Ci stiamo lavorando.');
    await house.does(second, { type: 'restrict' });
    expect(await text('it')).not.toContain('Ci stiamo lavorando.');
    await desk.db.execute(sql`update incident set opened_from = ${first} where id = ${incident.id}`);
    expect(await text('it')).toMatch(/Protocollo Regolare/);
    await withholdFrom(desk, first);
    expect(await text('it')).toMatch(/Protocollo Regolare/);
    expect(await text('it')).not.toContain('Un problema che riguarda');
  });

  test('what has ended stays for two weeks', async () => {
    const { incident } = await house.incidentOf(1);
    await told(incident.id);
    await orderIncident(desk, incident.id, { type: 'close', broadcast: null }, await house.by('giulia'));
    expect(await text('it')).toMatch(
      /Tutti i servizi.*Risolti nelle ultime due settimane.*Ci stiamo lavorando\./,
    );
    moveTo(desk, '2026-12-18T10:00');
    expect(await text('it')).not.toContain('Ci stiamo lavorando.');
  });
});

test('it asks the database one thing, whatever there is to show', async () => {
  await house.incidentOf(2);
  const asked: string[] = [];
  const { db } = desk;
  const counting = new Proxy(db, {
    get: (target, name, receiver) => {
      if (['execute', 'select', 'query'].includes(String(name))) asked.push(String(name));
      return Reflect.get(target, name, receiver);
    },
  });
  Object.defineProperty(desk, 'db', { configurable: true, get: () => counting });
  await page();
  Object.defineProperty(desk, 'db', { configurable: true, get: () => db });
  expect(asked).toEqual(['execute']);
});

/** How it stands, by what was done. */
const states: Record<string, () => Promise<void>> = {
  well: async () => {},
  planned: async () => await maintained('2026-12-04T09:30', '2026-12-04T11:00'),
  'under maintenance': async () => await maintained('2026-12-03T09:50', '2026-12-03T11:00'),
  incident: async () => {
    const { incident } = await house.incidentOf(1);
    await ofService(incident.id, 'registry');
    await told(incident.id);
    await maintained('2026-12-04T09:30', '2026-12-04T11:00');
  },
};

describe.skipIf(isAxeLacking)('for everybody', () => {
  test.each(
    Object.keys(states).flatMap(state => (['it', 'en'] as const).map(lang => [state, lang] as const)),
  )(
    '%s, in %s: in no look does axe-core find anything, and nothing is wider than the window',
    async (state, lang) => {
      await states[state]?.();
      const shown = await browser.open(`${base}/status?lang=${lang}`, { width: 1280, height: 900 });
      for (const width of [1280, 320])
        for (const colorScheme of ['light', 'dark'] as const) {
          await shown.setViewportSize({ width, height: 900 });
          await shown.emulateMedia({ colorScheme });
          expect(await axeFindings(shown), `${width} ${colorScheme}`).toEqual([]);
          expect(await shown.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
          if (process.env.TEST_PICTURES)
            await shown.screenshot({
              path: `${process.env.TEST_PICTURES}/status-${state}-${lang}-${width}-${colorScheme}.png`,
              fullPage: true,
            });
        }
      await shown.close();
    },
  );
});
