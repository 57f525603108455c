// The way in for every npm script. Plain JavaScript that an old Node can read too, because its work is to say so:
// Sportello's own files are TypeScript, which Node runs as it is from version 24 on.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = 24;
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [what, ...args] = process.argv.slice(2);

function giveUp(words) {
  console.error(words);
  process.exit(1);
}

function isTooOld(version) {
  return Number(version.split('.')[0]) < needed;
}

if (!existsSync(join(root, 'node_modules', 'drizzle-orm')))
  giveUp('Sportello is not installed yet. Run this first:\n\n  npm ci\n');

if (isTooOld(process.versions.node)) {
  const own = join(root, 'node_modules', '.bin', 'node');
  if (!existsSync(own) || process.env.SPORTELLO_REENTERED)
    giveUp(
      `Sportello needs Node.js ${needed} or newer; this is ${process.versions.node}. Install it from https://nodejs.org, then run npm ci again.`,
    );
  // `npm ci` has brought a Node that is new enough; npm scripts find it by themselves, a call by hand does not.
  const child = spawnSync(own, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
    env: { ...process.env, SPORTELLO_REENTERED: '1' },
  });
  process.exit(child.status ?? 1);
}

// What Node made of these files is kept for the next start: not in /tmp, Node's habit, where any user of the machine may
// have put something before, and which systemd empties at each stop (PrivateTmp).
// A folder that was moved keeps it: said so that a Node which cannot do it yet does not mind.
process.env.NODE_COMPILE_CACHE_PORTABLE ??= '1';
modules.enableCompileCache(join(root, 'node_modules', '.cache', 'node'));

const env = join(root, '.env');
if (existsSync(env)) process.loadEnvFile(env);

// Before anything that speaks to the database.
await import('./store/mend-postgres.ts');
if (what === 'main') await (await import('./main.ts')).main();
else if (what === 'cli') await (await import('./cli.ts')).cli(args);
else giveUp('Use npm start, or npm run sportello -- help');
