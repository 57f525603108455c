import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { KnownBlock } from '@slack/types';
import type { Browser, Page } from 'playwright-core';
import type { AdaptiveCard } from '../../src/chat/teams/cards/expand.ts';

const require = createRequire(import.meta.url);
const assets = fileURLToPath(new URL('../../src/web/sandbox/assets/', import.meta.url));
const adaptiveCards = join(
  dirname(require.resolve('adaptivecards/package.json')),
  'dist/adaptivecards.min.js',
);
const types: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' };

const styles = ['look/page', 'look/chats', 'slack/window', 'slack/message', 'slack/blocks', 'teams/window']
  .concat('teams/message', 'teams/card')
  .map(name => `<link rel="stylesheet" href="/page/${name}.css">`)
  .join('');

const html = `<!doctype html><html lang="en"><head><meta charset="utf-8">${styles}
<style>body { background: #fff; margin: 0; overflow: auto; height: auto; display: block }
#card { padding: 0; background: #fff } #card.slack .content { min-width: 0 }</style>
<script src="/page/adaptivecards.js"></script></head><body><div id="card"></div>
<script type="module">
import { drawBlocks } from '/page/slack/blocks.js';
import { drawCard } from '/page/teams/card.js';
const holder = document.getElementById('card');
window.draw = (platform, drawn, width) => {
  holder.className = platform;
  holder.style.width = width + 'px';
  const article = document.createElement('div');
  if (platform === 'slack') article.className = 'content';
  article.append(...(platform === 'slack'
    ? drawBlocks(drawn, { press: () => {}, t: { more: '…' }, users: {} })
    : [drawCard(drawn, () => {})]));
  const outer = document.createElement('article');
  outer.className = platform === 'slack' ? 'slack-message' : 'teams-post';
  outer.style.display = 'block';
  outer.append(article);
  holder.replaceChildren(outer);
  return Math.round(article.getBoundingClientRect().height);
};
window.ready = true;
</script></body></html>`;

/** A page on which cards are drawn as the sandbox draws them: Slack's blocks by it, Adaptive Cards by Microsoft's renderer. */
export async function drawingPage(browser: Browser): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
  await page.route('http://cards.invalid/**', route => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/') return route.fulfill({ contentType: 'text/html', body: html });
    const file = pathname.endsWith('adaptivecards.js')
      ? adaptiveCards
      : join(assets, pathname.replace(/^\/(sandbox\/)?page\//, ''));
    return route.fulfill({ contentType: types[extname(file)] ?? 'text/plain', body: readFileSync(file) });
  });
  await page.goto('http://cards.invalid/');
  await page.waitForFunction('window.ready === true');
  return page;
}

/** Draws a card over a width. @returns its height in pixels */
export async function heightOf(
  page: Page,
  card: { slack: KnownBlock[] } | { teams: AdaptiveCard },
  width: number,
): Promise<number> {
  const [platform, drawn] = 'slack' in card ? ['slack', card.slack] : ['teams', card.teams];
  return Number(
    await page.evaluate(`window.draw(${JSON.stringify(platform)}, ${JSON.stringify(drawn)}, ${width})`),
  );
}
