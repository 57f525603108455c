import { DateTime } from 'luxon';
import { expect, test } from 'vitest';
import { needs } from '../needs.ts';
import { ownHouse } from './a-house.ts';
import { ownBrowser } from './chromium.ts';
import { inView } from './in-view.ts';

needs('chromium', 'a Friday evening blocker, in Chromium', () => {
  const own = ownHouse();
  const browser = ownBrowser();

  test('the story ends with the manager’s mention on both platforms, and her press ends the alarm', async () => {
    const page = await browser.open(own.url);
    const slack = page.locator('.slack-message', { hasText: 'Gestionale fermo' }).first();
    // The first is the card with its thread; Monday's forecast names the request too.
    const teams = page.locator('.teams-post', { hasText: 'Gestionale fermo' }).first();
    const next = async (told: string) => {
      await page.getByRole('button', { name: 'Avanti' }).click();
      await page.locator('#story p', { hasText: told }).waitFor();
      // Where a scene's name is an hour, it is the clock's.
      const [hour] = /\d+:\d\d/.exec((await page.locator('#story .now').textContent()) ?? '') ?? [];
      if (hour) expect(await page.locator('#now').textContent()).toContain(hour.padStart(5, '0'));
    };

    await page.getByRole('button', { name: 'Un blocco il venerdì sera' }).click();
    await next('La scheda è in Teams e in Slack');
    await slack.getByText('Proposta: Bug o malfunzionamento, 1 – Bloccante').waitFor();
    // The chats tell the desk's time, not the machine's.
    expect(await slack.locator('.author time').first().textContent()).toBe('ven 18:00');
    expect(await teams.locator('.author time').first().textContent()).toBe('ven 18:00');
    await next('Anna l’ha classificata');
    const monday = DateTime.fromJSDate(own.sandbox.clock(), { zone: 'Europe/Rome' }).plus({
      days: 3,
    });
    const promise = `Presa in carico entro ${monday.toFormat('ccc d LLL', { locale: 'it' })}, 09:30`;
    await slack.getByText(promise).first().waitFor();
    await teams.getByText(promise).first().waitFor();
    await next('nessuno viene disturbato');
    expect(await slack.getByText('Scadenza vicina').count()).toBe(0);
    await next('tutto il canale viene avvisato');
    await slack.locator('.thread').getByText('@here').waitFor();
    await teams.getByText('in scadenza').first().waitFor();
    await next('menzionata Giulia');
    await slack.locator('.thread').getByText('@Giulia Verdi').waitFor();
    await slack.locator('.thread').getByText('il responsabile di turno').waitFor();
    await teams.getByText('il responsabile di turno').waitFor();
    await expect.poll(() => teams.locator('.mention', { hasText: 'Giulia Verdi' }).count()).toBe(2);

    // One is who the scene is about.
    expect(await page.inputValue('#as')).toBe('GIULIA');
    expect(await page.inputValue('#from')).toBe('luca.ferri@oleificioferri.example');
    await teams.getByRole('button', { name: 'Ci penso io' }).last().click();
    await slack.getByText('Giulia Verdi (Teams) se ne occupa.').waitFor();
    await slack.locator('.thread [data-action^="verb:claim"]').last().click();
    await teams.getByText('Presa in carico da Giulia Verdi (Slack)').waitFor();
    await teams.getByText('Risoluzione entro').first().waitFor();
    await page.close();
  });
});

needs('chromium', 'the same story for a desk that reads English, after a busy week', () => {
  // A week without a holiday, and a Monday after it: on one nobody would be called.
  const own = ownHouse({
    startsAt: '2026-11-16T09:00:00Z',
    change: yaml => yaml.replace('language: it #', 'language: en #'),
  });
  const browser = ownBrowser();

  test('is told to its end, though others are called in the same minutes', async () => {
    const page = await browser.open(own.url);
    await page.getByRole('button', { name: 'Sample day' }).click();
    await page.locator('.slack-message', { hasText: 'Login page is down' }).waitFor({ timeout: 600_000 });
    await page.getByRole('button', { name: 'A Friday evening blocker' }).click();
    await next('with the suggestion');
    // What fell due meanwhile is told below, and does not carry the new card out of view.
    for (const [list, post] of [
      ['#slack-messages', '.slack-message'],
      ['#teams-threads', '.teams-post'],
    ] as const) {
      const alarm = page.locator(post, { has: page.getByRole('button', { name: 'I’m on it' }) });
      await alarm.last().waitFor();
      await inView(page.locator(list), page.locator(post, { hasText: 'System down' }).first(), 'top');
    }
    for (const told of ['Anna has classified', 'nobody is disturbed', 'whole channel is notified'])
      await next(told);
    await next('Giulia, the manager, is mentioned');
    expect(await page.inputValue('#from')).toBe('emma.clarke@northwind.example');
    await page.locator('.mail.sent', { hasText: 'the system is down for all of us' }).waitFor();
    await page.close();

    async function next(told: string): Promise<void> {
      await page.getByRole('button', { name: 'Next' }).click();
      await page.locator('#story p', { hasText: told }).waitFor();
    }
    // The sample day is a whole day's work before the story begins.
  });
});
