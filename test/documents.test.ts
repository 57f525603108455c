import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.md'))
    .map(name => join('docs', name)),
];

const link = /\]\((?!https?:)([^)#]*)(#[^)]*)?\)/g;
/** Files of ours that a text names, from the root or, as `desk/handle.ts`, from `src`; no pattern, no place to be filled in. */
const named =
  /`((?:[\w-]+\/)+[\w.-]+\.(?:ts|js|md|yaml|json)|(?:src|test|docs|cards|bench|manifest)\/[\w/-]*)`/g;

/** As GitHub makes them of headings. */
function anchorsIn(page: string): string[] {
  return readFileSync(page, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('#'))
    .map(line => line.replace(/^#+ /, '').toLowerCase())
    .map(heading => `#${heading.replace(/[^\p{L}\p{N}_\s-]/gu, '').replace(/\s/g, '-')}`);
}

test.each(pages)('%s leads nowhere that is not there', page => {
  const text = readFileSync(page, 'utf8');
  for (const [said, path = '', anchor] of text.matchAll(link)) {
    const target = path === '' ? page : join(dirname(page), path);
    expect(existsSync(target), `${page}: ${said}`).toBe(true);
    if (anchor && target.endsWith('.md')) expect(anchorsIn(target), `${page}: ${said}`).toContain(anchor);
  }
  for (const [said, path = ''] of text.matchAll(named))
    expect(existsSync(path) || existsSync(join('src', path)), `${page}: ${said}`).toBe(true);
});

test('every decision stands in the list of decisions', () => {
  const list = readFileSync('docs/decisions/README.md', 'utf8');
  const decisions = readdirSync('docs/decisions', { recursive: true, encoding: 'utf8' }).filter(
    name => name.endsWith('.md') && name !== 'README.md',
  );
  for (const decision of decisions) expect(list).toContain(`(${decision.replaceAll('\\', '/')})`);
});
