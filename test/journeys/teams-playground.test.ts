import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import nodemailer from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../free-port.ts';
import { needs } from '../needs.ts';
import { ownBrowser } from './chromium.ts';

needs('chromium', 'Microsoft’s own client, in front of the Teams endpoint', () => {
  const browser = ownBrowser();
  let folder = '';
  let house: ChildProcess | undefined;
  let playgroundPort = 0;
  let smtpPort = 0;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sportello-playground-'));
    playgroundPort = await freePort();
    smtpPort = await freePort();
    const env = {
      ...process.env,
      DATABASE_URL: '',
      DATA_DIR: folder,
      PORT: String(await freePort()),
      SMTP_DOOR_PORT: String(smtpPort),
      PLAYGROUND_PORT: String(playgroundPort),
      PATH: `${join(process.cwd(), 'node_modules', '.bin')}:${process.env.PATH}`,
    };
    const child = spawn(process.execPath, ['src/sandbox/teams-playground.ts'], { env });
    house = child;
    await new Promise<void>((done, fail) => {
      child.stdout.on('data', chunk => String(chunk).includes('Listening on') && done());
      child.once('exit', () => fail(new Error('the Playground did not start')));
    });
  });
  afterAll(async () => {
    const ending = house;
    if (ending && ending.exitCode === null) {
      const gone = new Promise(done => ending.once('close', done));
      ending.kill('SIGTERM');
      await gone;
    }
    rmSync(folder, { recursive: true, force: true });
  });

  test('a ticket is claimed in it: the card changes, and its thread says who has it', async () => {
    const page = await browser.open(`http://localhost:${playgroundPort}`);
    // Opening the channel is how the Playground installs the app there.
    await page.getByText('Assistenza').first().click();
    await page.getByText('ogni richiesta diventa una scheda').first().waitFor();
    await nodemailer.createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true }).sendMail({
      from: 'Paolo Neri <paolo.neri@cartierapescara.example>',
      to: 'support@interzen.it',
      subject: 'Stampa fatture ferma',
      text: 'Buongiorno, siamo bloccati.',
    });
    // Until the house knows who is in the channel, which it asks once the app is in it, they are refused, and press again.
    await expect
      .poll(
        async () => {
          const claim = page.getByRole('button', { name: 'Prendi in carico' });
          if (await claim.isVisible()) await claim.click();
          return await page.getByText('Risoluzione entro').isVisible();
        },
        { timeout: 300_000, interval: 3_000 },
      )
      .toBe(true);
    await page
      .getByText('Presa in carico da Anna Rossi (Teams). Il cliente viene avvisato via email.')
      .first()
      .waitFor();
    await page.close();
  });
});
