import { type ChildProcess, fork } from 'node:child_process';
import { afterAll } from 'vitest';
import { keepsCompiled } from '../start/compiled.ts';

export type Said = { out: string; err: string; code: number };

/**
 * The command line, as src/start.js calls it, in one process that is asked again and again: to read the sources anew for each
 * question costs a second and more of CPU. What is about the process itself (its input, its signals, how it is started)
 * has one of its own: start.test.ts.
 */
export function commandLine() {
  let clerk: ChildProcess | undefined;
  /** It hears one question at a time. */
  let last: Promise<unknown> = Promise.resolve();
  afterAll(() => clerk?.kill());

  /** @param env all that it is told; @returns what it wrote, and the code with which it would have ended */
  return async (
    args: string[],
    { cwd = process.cwd(), env = process.env }: { cwd?: string; env?: NodeJS.ProcessEnv } = {},
  ): Promise<Said> => {
    const said = last.then(async () => await ask(args, cwd, env));
    last = said.catch(() => {});
    return await said;
  };

  async function ask(args: string[], cwd: string, env: NodeJS.ProcessEnv): Promise<Said> {
    if (clerk?.exitCode !== null || clerk.signalCode !== null) clerk = undefined;
    clerk ??= fork(new URL('./command-line-process.ts', import.meta.url), {
      env: { ...process.env, ...keepsCompiled },
      execArgv: ['--import', new URL('../../src/store/mend-postgres.ts', import.meta.url).href],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const asked = clerk;
    return await new Promise<Said>((done, fail) => {
      const gone = () => fail(new Error(`the command line ended at: ${args.join(' ')}`));
      asked.once('exit', gone);
      asked.once('message', said => {
        asked.off('exit', gone);
        done(said as Said);
      });
      asked.send({ args, cwd, env });
    });
  }
}
