import { parseArgs } from 'node:util';
import { z } from 'zod';
import { eachMinute } from '../../probing/each-minute.ts';
import { lookAt } from '../../probing/look.ts';
import { minuteOf } from '../../ticket/availability/minutes.ts';
import type { Probed } from '../../ticket/availability/probe.ts';

const usage =
  'Write: npm run -s sportello -- probe --to https://desk.example.com, with the token in PROBE_TOKEN (tokens add --rights probe)';
/** Its answer is waited for so long. */
const answerWithinMs = 15_000;

const answerShape = z.object({
  /** An older desk does not say it. */
  now: z.iso.datetime().optional(),
  probes: z.array(
    z.object({
      service: z.string(),
      probe: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('http'), url: z.url(), says: z.string().nullable() }),
        z.object({ kind: z.literal('tcp'), host: z.string(), port: z.int() }),
      ]),
    }),
  ),
});

type Desk = { url: string; token: string };

/**
 * A second place: looks each minute at what a desk elsewhere says, and tells it what it saw, by a token. `--once` looks once, for
 * a timer of the system's.
 */
export async function probe(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { to: { type: 'string' }, once: { type: 'boolean' } } });
  const token = process.env.PROBE_TOKEN ?? '';
  if (!values.to || !URL.canParse(values.to) || token === '') throw new Error(usage);
  const desk = { url: new URL('/api/probes', values.to).href, token };
  if (values.once) {
    console.log(await lookAndTell(desk));
    return 0;
  }
  const say = (line: string) => console.log(`${new Date().toISOString()} ${line}`);
  const looking = eachMinute(
    async () => say(await lookAndTell(desk)),
    error => say(error instanceof Error ? error.message : String(error)),
  );
  await new Promise<void>(done => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done());
  });
  await looking.stop();
  return 0;
}

async function lookAndTell(desk: Desk): Promise<string> {
  const { now, probes } = answerShape.parse(await call(desk));
  const probed: Probed[] = probes;
  // By the desk's clock: this machine's may be wrong.
  const minute = minuteOf(now === undefined ? new Date() : new Date(now));
  const looked = await Promise.all(
    probed.map(async each => {
      const { service, isUp, why } = await lookAt(each);
      return { service, isUp, why: why.slice(0, 500) };
    }),
  );
  await call(desk, { minute: minute.toISOString(), looked });
  const down = looked.filter(({ isUp }) => !isUp).map(({ service, why }) => `${service}: ${why}`);
  return `${looked.length} looked at, ${down.length} not reached${down.map(each => `\n  ${each}`).join('')}`;
}

/** @returns what the desk answers, which may be anything @throws with what to do about it */
async function call({ url, token }: Desk, body?: object): Promise<unknown> {
  const response = await fetch(url, {
    ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
    headers: { authorization: `Bearer ${token}`, ...(body ? { 'content-type': 'application/json' } : {}) },
    redirect: 'error',
    signal: AbortSignal.timeout(answerWithinMs),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`The desk answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text);
}
