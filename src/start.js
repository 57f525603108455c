// The way in for every npm script. Plain JavaScript that an old Node can read too, because its work is to say so:
// Sportello's own files are TypeScript, which Node runs as it is from version 24 on.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as modules from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const needed = 24;
const givesBack = { MALLOC_MMAP_THRESHOLD_: '1048576' };
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [what, ...args] = process.argv.slice(2);

function giveUp(words) {
  console.error(words);
  process.exit(1);
}

function isTooOld(version) {
  return Number(version.split('.')[0]) < needed;
}

/** Runs the same by another Node, which hears the signals that this process gets, and ends with it. @returns its exit code */
async function goOnWith(node) {
  const child = spawn(node, [...process.execArgv, ...process.argv.slice(1)], {
    // The channel says nothing; it breaks when this process is gone.
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...givesBack, ...process.env, SPORTELLO_REENTERED: '1' },
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return await new Promise(done => {
    child.on('exit', (code, signal) => done(code ?? 128 + constants.signals[signal]));
    child.on('error', error =>
      giveUp(`Sportello cannot go on with ${node}: ${error.message}. Run npm ci again.`),
    );
  });
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
  process.exit(await goOnWith(own));
}
// Whoever called us is gone, however it went: nobody could stop us by its id any more.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}

// What Node made of these files is kept for the next start: not in /tmp, Node's habit, where any user of the machine may
// have put something before, and which systemd empties at each stop (PrivateTmp).
// A folder that was moved keeps it: said so that a Node which cannot do it yet does not mind.
process.env.NODE_COMPILE_CACHE_PORTABLE ??= '1';
modules.enableCompileCache(join(root, 'node_modules', '.cache', 'node'));

// What glibc has once handed out in one large piece it keeps, up to 32 MB, for the next that wants as much: after fifty large mails
// a third of the desk's memory was that, and some 15 MB at rest. Told a size from which on pieces go back to the system it does
// not; it asks when a process begins. The process stays the same, with its id, and whoever waits for it.
if (
  what === 'main' &&
  process.platform === 'linux' &&
  process.execve &&
  !process.channel &&
  !process.env.MALLOC_MMAP_THRESHOLD_
)
  process.execve(process.execPath, [process.execPath, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    ...givesBack,
  });

const env = join(root, '.env');
if (existsSync(env)) process.loadEnvFile(env);

(await import('./quick-imports.ts')).importQuickly();
// Before anything that speaks to the database.
await import('./store/mend-postgres.ts');
if (what === 'main') await (await import('./main.ts')).main();
else if (what === 'cli') await (await import('./cli.ts')).cli(args);
else giveUp('Use npm start, or npm run sportello -- help');
