import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const run = promisify(execFile);
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sportello-explain-'));
  writeFileSync(join(folder, 'good.eml'), 'From: a@x.example\nSubject: ciao\n\nBuongiorno a tutti');
  writeFileSync(
    join(folder, 'large.eml'),
    `From: a@x.example\nSubject: ciao\n\n${'Buongiorno a tutti\n'.repeat(20_000)}`,
  );
  writeFileSync(join(folder, 'empty.eml'), '');
  writeFileSync(
    join(folder, 'binary.eml'),
    Buffer.from(Array.from({ length: 3000 }, (_, i) => (i * 7919) % 256)),
  );
  mkdirSync(join(folder, 'folder.eml'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'broken-link.eml'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function explain(
  names: string[],
): Promise<{ file: string; kind: string; why: string; text: string }[]> {
  const files = names.map(name => join(folder, name));
  const args = ['src/start.js', 'cli', 'mail', 'explain', ...files];
  // One that ends with a fault has its lines too.
  const { stdout }: { stdout: string } = await run(process.execPath, args, {
    maxBuffer: 100_000_000,
  }).catch(fault => fault);
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line));
}

test('each file has its line, in order, whatever it is', async () => {
  const lines = await explain([
    'missing.eml',
    'good.eml',
    'folder.eml',
    'empty.eml',
    'binary.eml',
    'broken-link.eml',
    'large.eml',
    'good.eml',
  ]);
  expect(lines.map(({ kind, why }) => (kind === 'unreadable' ? why : kind))).toEqual([
    'there is no such file',
    'request',
    'it is a folder',
    'the mail is empty',
    'it has no headers of a mail',
    'there is no such file',
    'request',
    'request',
  ]);
});

test('a thousand files in one process', async () => {
  const lines = await explain(Array.from({ length: 1000 }, () => 'good.eml'));
  expect(lines.filter(({ text }) => text === 'Buongiorno a tutti').length).toBe(1000);
});

test('a reader that leaves after the first line is no fault', async () => {
  const files = Array.from({ length: 50 }, () => join(folder, 'large.eml'));
  const child = spawn(process.execPath, ['src/start.js', 'cli', 'mail', 'explain', ...files]);
  let complaint = '';
  child.stderr.on('data', (bytes: Buffer) => {
    complaint += bytes.toString();
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [code] = await once(child, 'close');
  expect({ code, complaint }).toEqual({ code: 0, complaint: '' });
});

test('a mail that makes no sense is no fault; a file that is not there is one', async () => {
  const ends = async (...names: string[]) => {
    const files = names.map(name => join(folder, name));
    const child = spawn(process.execPath, ['src/start.js', 'cli', 'mail', 'explain', ...files]);
    child.stdout.resume();
    return (await once(child, 'close'))[0];
  };
  expect(await ends('good.eml', 'binary.eml', 'empty.eml', 'folder.eml')).toBe(0);
  expect(await ends('missing.eml', 'good.eml')).toBe(1);
});
