import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { deskSections } from '../../src/config/keys/desk-yaml.ts';
import { environmentShape, variableNames } from '../../src/config/keys/environment.ts';

/** Variables that are no configuration: others set them, and no document names them. */
const ofOthers: Record<string, string> = {
  'src/start.js SPORTELLO_REENTERED': 'says to the second start that it is one',
  'src/start.js NODE_COMPILE_CACHE_PORTABLE': 'Node’s own',
  'src/start.js MALLOC_MMAP_THRESHOLD_': 'glibc’s own',
  'src/cli/mail-explain.ts INIT_CWD': 'where npm was called',
  'src/cli/availability/probe.ts PROBE_TOKEN': 'of a second place, which has no desk.yaml',
  'src/store/embedded/run-as.ts PATH': 'the system’s',
  'src/sandbox/teams-playground.ts PLAYGROUND_PORT': 'where Microsoft’s client shows its page',
};

const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(name => /\.(ts|js)$/.test(name) && !name.includes('assets'))
  .map(name => ({ name: join('src', name), text: readFileSync(join('src', name), 'utf8') }));

/** The variables that a file reads by itself. */
function readBy({ text }: { text: string }): string[] {
  const dotted = [...text.matchAll(/process\.env\.(\w+)/g)].map(([, name]) => name ?? '');
  const taken = [...text.matchAll(/\{([^{}]*)\} = process\.env/g)].flatMap(([, names]) =>
    (names ?? '').split(',').map(name => name.split(/[:=]/)[0]?.trim() ?? ''),
  );
  return [...dotted, ...taken].filter(Boolean);
}

describe('a key’s facts stand in one place', () => {
  test('no room reads a variable past the configuration', () => {
    const found = sources.flatMap(file => readBy(file).map(name => `${file.name} ${name}`));
    expect([...new Set(found)].toSorted()).toEqual(Object.keys(ofOthers).toSorted());
  });

  test('.env.example names every variable, and none that nobody reads', () => {
    const named = [...readFileSync('.env.example', 'utf8').matchAll(/^#?([A-Z][A-Z_]+)=/gm)].map(
      ([, name]) => name ?? '',
    );
    expect(named.toSorted()).toEqual(
      [...variableNames, 'IMAP_SUPPORT_PASSWORD', 'WEBHOOK_TRACKER_SECRET'].toSorted(),
    );
  });

  test('a default is written where its key is, and the container has the same', () => {
    const { PORT, DATA_DIR } = environmentShape.parse({});
    const { port } = deskSections.smtpDoor.parse(undefined);
    const elsewhere = sources.filter(
      ({ name, text }) =>
        !name.startsWith('src/config/keys/') &&
        (new RegExp(`\\b(${PORT}|${port})\\b`).test(text.replaceAll(/^\s*(\/\/|\*|\/\*\*).*$/gm, '')) ||
          text.includes(`'${DATA_DIR}'`)),
    );
    expect(elsewhere.map(({ name }) => name)).toEqual([]);
    const dockerfile = readFileSync('Dockerfile', 'utf8');
    expect(dockerfile).toContain(`EXPOSE ${PORT} ${port}`);
    expect(dockerfile).toContain(`process.env.PORT || ${PORT}`);
    expect(readFileSync('compose.yaml', 'utf8')).toContain(`${PORT}:${PORT}`);
  });
});
