import { launchChromium } from './test/journeys/launch.ts';

const b = await launchChromium();
const p = await b.newPage({ viewport: { width: 1600, height: 1000 } });
p.on('pageerror', e => console.log('PAGEERROR', e.message));
await p.goto('http://localhost:3991/');
await p.click('#sample');
await p.waitForFunction(() => document.querySelectorAll('.teams-card').length >= 12, null, {
  timeout: 30000,
});
await p.waitForTimeout(1500);
await p.screenshot({ path: '/tmp/s1.png' });
// conversation in both
const slack = p.locator('.slack-message', { hasText: 'Wrong VAT' });
await slack.locator('[data-action="verb:open"]').click();
await p.waitForSelector('.modal');
const teams = p.locator('.teams-post', { hasText: 'Login page is down' });
await teams.getByRole('button', { name: 'Apri', exact: true }).click();
await p.waitForTimeout(1500);
await teams.scrollIntoViewIfNeeded();
await p.screenshot({ path: '/tmp/s2.png' });
await p.click('.modal .close');
await p.click('#slack-home');
await p.waitForTimeout(1200);
const t2 = p.locator('.teams-post', { hasText: 'Firma digitale' });
await t2.getByRole('button', { name: 'Classifica', exact: true }).click();
await t2.scrollIntoViewIfNeeded();
await p.screenshot({ path: '/tmp/s3.png' });
const n = await b.newPage({ viewport: { width: 420, height: 900 } });
await n.goto('http://localhost:3991/');
await n.waitForTimeout(1500);
await n.screenshot({ path: '/tmp/s4.png' });
await n.click('[data-tab=slack]');
await n.waitForTimeout(300);
await n.screenshot({ path: '/tmp/s5.png' });
await b.close();
