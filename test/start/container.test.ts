import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { environmentShape } from '../../src/config/keys/environment.ts';
import { freePort } from '../free-port.ts';

// No container engine runs here. The two files are read, held against what they name, and the desk is started as they would.

type Instruction = { word: string; rest: string };

const dockerfile: Instruction[] = readFileSync('Dockerfile', 'utf8')
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter(Boolean)
  .map(line => ({ word: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));

const all = (word: string) => dockerfile.filter(found => found.word === word).map(({ rest }) => rest);
const only = (word: string) => {
  const found = all(word);
  expect(found).toHaveLength(1);
  return found[0] ?? '';
};
const env = Object.fromEntries(
  all('ENV').flatMap(rest => rest.split(/\s+/).map(pair => pair.split('=') as [string, string])),
);
const compose = parse(readFileSync('compose.yaml', 'utf8'), { merge: true });
const services: [string, Record<string, unknown>][] = Object.entries(compose.services);
const ours = services.filter(([, { image }]) => image === 'sportello');
const packageJson = JSON.parse(readFileSync('package.json', 'utf8'));
const workDir = only('WORKDIR');

describe('the Dockerfile', () => {
  test('keeps hadolint’s rules', () => {
    // DL3006, DL3007: a tag, and not "latest". Its Node is one that package.json allows.
    expect(only('FROM')).toMatch(/^node:\d+-slim$/);
    expect(Number(/\d+/.exec(only('FROM'))?.[0])).toBeGreaterThanOrEqual(
      Number(/\d+/.exec(packageJson.engines.node)?.[0]),
    );
    // DL3000, DL3045: absolute places. DL3002: not root at the end. DL3020: no ADD. DL3012: one HEALTHCHECK.
    expect(posix.isAbsolute(workDir)).toBe(true);
    expect(all('USER').at(-1)).toBe('node');
    expect(all('ADD')).toEqual([]);
    // DL3025: exec form, so that the signal to stop reaches Node itself.
    expect(JSON.parse(only('CMD'))[0]).toBe('node');
    expect(JSON.parse(only('HEALTHCHECK').replace(/^.*?CMD /, ''))[0]).toBe('node');
    // DL3016 and what is like it: nothing is installed but by the lock file.
    for (const run of all('RUN')) expect(run).not.toMatch(/npm (install|i)\b|apt|curl|wget|sudo/);
    // DL3057: a health check is there, without a program that the image lacks.
    expect(only('HEALTHCHECK')).not.toMatch(/curl|wget/);
  });

  test('copies what is there, and .dockerignore lets it through', () => {
    const sources = all('COPY').flatMap(rest => rest.split(' ').slice(0, -1));
    const ignored = readFileSync('.dockerignore', 'utf8').split('\n');
    expect(ignored).toContain('*');
    for (const source of sources) {
      expect(existsSync(source), source).toBe(true);
      expect(ignored).toContain(`!${source}`);
    }
    expect(ignored.filter(line => line.startsWith('!'))).toHaveLength(sources.length);
  });

  test('starts what npm start starts, with variables that are known', () => {
    expect(JSON.parse(only('CMD')).join(' ')).toBe(packageJson.scripts.start);
    for (const name of Object.keys(env))
      expect([...Object.keys(environmentShape.shape), 'NODE_ENV']).toContain(name);
  });

  test('leaves out nothing that src needs', () => {
    const needed = execFileSync('grep', [
      '-rhoE',
      "^(import .*|\\} )from '[^.'][^']*'",
      'src',
      '--include=*.ts',
      '--exclude=teams-playground.ts',
    ])
      .toString()
      .split('\n')
      .map(line => /'([^']+)'/.exec(line)?.[1] ?? '')
      .filter(name => name && !name.startsWith('node:') && !builtinModules.includes(name))
      .map(name =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      );
    for (const name of new Set(needed)) expect(Object.keys(packageJson.dependencies), name).toContain(name);
  });
});

describe('compose.yaml', () => {
  test.each(services)(
    '%s runs closed, ends in order, and keeps its data in a named volume',
    (_name, service) => {
      expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], stop_grace_period: '60s' });
      const volumes = (service.volumes as string[]).map(volume => volume.split(':'));
      for (const [from = '', to = ''] of volumes) {
        expect(posix.isAbsolute(to)).toBe(true);
        if (from.startsWith('./')) expect(existsSync(from), from).toBe(true);
        else expect(Object.keys(compose.volumes)).toContain(from);
      }
    },
  );

  test.each(ours)('%s keeps its data where the image does', (_name, service) => {
    const volumes = service.volumes as string[];
    expect(volumes.map(volume => volume.split(':')[1])).toContain(env.DATA_DIR);
    for (const volume of volumes.filter(each => each.startsWith('./')))
      expect(volume.split(':')[1]?.startsWith(workDir)).toBe(true);
    expect(service.init).toBe(true);
    for (const name of Object.keys(service.environment ?? {}))
      expect(Object.keys(environmentShape.shape)).toContain(name);
  });

  test('the desk works as a user who is not the owner, on the database beside it', () => {
    const { environment } = compose.services.desk;
    const fill = (url: string) => new URL(url.replace(/\$\{\w+:-\}/, 'x'));
    const [desk, owner] = [fill(environment.DATABASE_URL), fill(environment.DATABASE_OWNER_URL)];
    const { POSTGRES_USER, POSTGRES_DB } = compose.services.postgres.environment;
    expect([owner.username, owner.pathname, owner.hostname]).toEqual([
      POSTGRES_USER,
      `/${POSTGRES_DB}`,
      'postgres',
    ]);
    expect(desk.username).not.toBe(owner.username);
    expect(desk.host + desk.pathname).toBe(owner.host + owner.pathname);
  });
});

const isRoot = process.getuid?.() === 0;
/** As the image's user `node`: somebody else than whose the files are. */
const nobody = 65_534;
const user = isRoot ? { uid: nobody, gid: nobody } : {};

describe('as the image starts it: in an empty folder, as another user, with nothing else to write to', () => {
  let place = '';
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'sportello-image-'));
    chmodSync(place, 0o755);
    const root = join(place, 'opt');
    mkdirSync(root);
    for (const rest of all('COPY')) execFileSync('cp', ['-r', ...rest.split(' ').slice(0, -1), root]);
    // What npm ci --omit=dev leaves out is left out.
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const wanted = Object.entries<{ dev?: boolean }>(lock.packages)
      .filter(([path, { dev }]) => /^node_modules\/(@[^/]+\/)?[^/]+$/.test(path) && !dev && existsSync(path))
      .map(([path]) => path);
    execFileSync('cp', ['-al', '--parents', '-t', root, ...wanted]);
    const data = join(place, 'data');
    mkdirSync(data, { mode: 0o700 });
    if (isRoot) chownSync(data, nobody, nobody);
    else chmodSync(root, 0o555);
  });
  afterAll(() => {
    chmodSync(join(place, 'opt'), 0o755);
    rmSync(place, { recursive: true, force: true });
  });

  test('opens, is healthy, and stops in order at SIGTERM', async () => {
    const [, ...args] = JSON.parse(only('CMD'));
    const cwd = join(place, 'opt');
    const port = String(await freePort());
    const data = join(place, 'data');
    const given = { ...env, DATA_DIR: data, PORT: port, SMTP_DOOR_PORT: '0', PATH: process.env.PATH };
    const desk = spawn(process.execPath, args, { cwd, env: given, ...user });
    let said = '';
    for (const stream of [desk.stdout, desk.stderr]) stream.on('data', chunk => (said += chunk));
    const [, ...check] = JSON.parse(only('HEALTHCHECK').replace(/^.*?CMD /, ''));
    const isHealthy = () =>
      promisify(execFile)(process.execPath, check, { env: given }).then(
        () => true,
        () => false,
      );
    expect(await isHealthy()).toBe(false);
    await expect.poll(() => said, { timeout: 120_000 }).toContain('sandbox is open');
    expect(await isHealthy()).toBe(true);
    desk.kill('SIGTERM');
    const [code] = await once(desk, 'exit');
    expect(code).toBe(0);
    expect(existsSync(join(data, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false);
    if (isRoot) expect(statSync(join(data, 'postgres', 'cluster')).uid).toBe(nobody);
  });
});
