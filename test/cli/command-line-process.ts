import { importQuickly } from '../../src/quick-imports.ts';

// The other side of command-line.ts: answers one question after the other, each as if it were the only one.
importQuickly();
const { cli } = await import('../../src/cli.ts');

type Stream = 'stdout' | 'stderr';

process.on('message', async ({ args, cwd, env }: { args: string[]; cwd: string; env: NodeJS.ProcessEnv }) => {
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.exitCode = 0;
  const heard = { stdout: hear('stdout'), stderr: hear('stderr') };
  await cli(args);
  process.send?.({ out: heard.stdout(), err: heard.stderr(), code: process.exitCode });
});

/** Keeps what is written from here on. @returns stops it, and says what that was */
function hear(name: Stream): () => string {
  const stream = process[name];
  const write = stream.write;
  let said = '';
  stream.write = (chunk: string | Uint8Array, ...more: unknown[]) => {
    said += typeof chunk === 'string' ? chunk : new TextDecoder().decode(chunk);
    const written = more.at(-1);
    if (typeof written === 'function') written();
    return true;
  };
  return () => {
    stream.write = write;
    return said;
  };
}
