import { existsSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const axe = new URL('../../node_modules/axe-core/axe.min.js', import.meta.url);
/** Where `npm ci` has not been run since it came; in CI that is a failure. */
export const isAxeLacking = !existsSync(axe) && process.env.CI !== 'true';

let read = '';
function source(): string {
  read ||= readFileSync(axe, 'utf8');
  return read;
}

/** What axe-core finds against WCAG 2.2 A and AA: rule, and where. */
export async function axeFindings(page: Page): Promise<string[]> {
  // It stays in the page until that is left.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source());
  return await page.evaluate(`(async () => {
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
      // A letter in its frame is looked at as the letter's own test does.
      iframes: false,
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary.slice(0, 160)));
  })()`);
}
