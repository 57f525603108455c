import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepsCompiled } from '../start/compiled.ts';

const restartAfterMs = 300;

/** The desk under a supervisor such as systemd: one that ends is started again, one that merely stands there is not. */
export type SupervisedDesk = {
  /** As `kill -9`. */
  kill(): void;
  /** Resolves at the first opening. */
  opened: Promise<void>;
  figures(): { starts: number; endedByItself: number; log: string };
  stop(): Promise<void>;
};

/** @param told the configuration, and the database where it is not the desk's own */
export function superviseDesk(told: object): SupervisedDesk {
  const folder = mkdtempSync(join(tmpdir(), 'sportello-supervised-'));
  const log = join(tmpdir(), `${folder.split('/').at(-1)}.log`);
  const out = openSync(log, 'a');
  let child: ChildProcess;
  let stopped = false;
  let wasKilled = false;
  const figures = { starts: 0, endedByItself: 0, log };
  let isOpen = () => {};
  const opened = new Promise<void>(done => {
    isOpen = done;
  });

  function start(): void {
    figures.starts += 1;
    wasKilled = false;
    child = fork(fileURLToPath(new URL('./desk-process.ts', import.meta.url)), {
      env: { ...process.env, HOUSE: JSON.stringify(told), ...keepsCompiled },
      execArgv: ['--import', new URL('../../src/store/mend-postgres.ts', import.meta.url).href],
      stdio: ['ignore', out, out, 'ipc'],
    });
    child.once('message', () => isOpen());
    child.once('exit', () => {
      if (stopped) return;
      if (!wasKilled) figures.endedByItself += 1;
      setTimeout(start, restartAfterMs);
    });
  }
  start();

  return {
    kill: () => {
      wasKilled = true;
      child.kill('SIGKILL');
    },
    opened,
    figures: () => figures,
    stop: async () => {
      stopped = true;
      const gone = child.exitCode !== null ? null : new Promise(done => child.once('exit', done));
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
