import { spawn } from 'node:child_process';

/**
 * A start as it is typed, with nothing configured, until it ends by itself, or has said something.
 *
 * @param until what it says when it is told to stop; @returns its exit code, and all that it said
 */
export async function run(
  node: string,
  args: string[],
  env: NodeJS.ProcessEnv = {},
  until?: RegExp,
  cwd = process.cwd(),
): Promise<{ code: number | null; said: string }> {
  return await new Promise(done => {
    const child = spawn(node, args, {
      cwd,
      // What turns in circles does not hear a milder signal.
      timeout: 200_000,
      killSignal: 'SIGKILL',
      env: { ...process.env, DATABASE_URL: '', SMTP_DOOR_PORT: '0', ...env },
    });
    let said = '';
    let isTold = false;
    const hear = (chunk: Buffer) => {
      said += chunk;
      // Once: a second signal would not wait for the end in order.
      if (isTold || !until?.test(said)) return;
      isTold = true;
      child.kill('SIGTERM');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', code => done({ code, said }));
  });
}
