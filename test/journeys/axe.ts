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

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const rules = {
  all: { type: 'tag', values: wcag },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const;

/** What axe-core finds against WCAG 2.2 A and AA: rule, and where. @param asked of a page of which all but the colours was looked at */
export async function axeFindings(page: Page, asked: keyof typeof rules = 'all'): Promise<string[]> {
  // It stays in the page until that is left.
  if (!(await page.evaluate('"axe" in window'))) await page.evaluate(source());
  return await page.evaluate(`(async () => {
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      runOnly: ${JSON.stringify(rules[asked])},
      // A letter in its frame is looked at as the letter's own test does.
      iframes: false,
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => id + ': ' + html.slice(0, 160) + ' ' + failureSummary.slice(0, 160)));
  })()`);
}
