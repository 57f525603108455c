import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { certificateWatch, type SeenCertificate } from '../mail/certificates.ts';
import type { Looked, Probe, Probed } from '../ticket/availability/probe.ts';
import { within } from '../within.ts';

/** A service that takes longer is not there for people. */
const answerWithinMs = 10_000;
/** A single packet that is lost is no minute lost. */
const againAfterMs = 5_000;
const readAtMost = 64 * 1024;

/** What a look brings beside. @property certificate of https, as it was shown */
type Found = { why: string; certificate: SeenCertificate | null };

const never = new AbortController().signal;

/** Looks at a service, and once more where it is not reached. @param stopped breaks it off: what it says then is worth nothing */
export async function lookAt(
  { service, probe }: Probed,
  { againMs = againAfterMs, withinMs = answerWithinMs, stopped = never } = {},
): Promise<Looked & { certificate: SeenCertificate | null }> {
  const first = await lookOnce(probe, withinMs, stopped);
  if (first.why === '' || stopped.aborted) return { service, isUp: first.why === '', ...first };
  await wait(againMs, undefined, { signal: stopped }).catch(() => {});
  const second = await lookOnce(probe, withinMs, stopped);
  return { service, isUp: second.why === '', ...second };
}

async function lookOnce(probe: Probe, withinMs: number, stopped: AbortSignal): Promise<Found> {
  try {
    stopped.throwIfAborted();
    const look = async () =>
      probe.kind === 'tcp'
        ? { why: await connects(probe, withinMs, stopped), certificate: null }
        : await answers(probe, withinMs, stopped);
    // Whatever a server does to the connection, it ends: all others wait for it.
    return await within(withinMs + 1_000, look());
  } catch (error) {
    return { why: reasonOf(error), certificate: null };
  }
}

/** A connection of its own each time: one that is kept proves nothing about the next. */
async function answers(
  { url, says }: Extract<Probe, { kind: 'http' }>,
  withinMs: number,
  stopped: AbortSignal,
): Promise<Found> {
  const { hostname, protocol } = new URL(url);
  const certificate = certificateWatch(hostname);
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(withinMs)]);
  const headers = { 'user-agent': 'Sportello (availability)', accept: '*/*' };
  const options = { agent: false, signal, headers, ...certificate.tls } as const;
  const { status, text } = await new Promise<{ status: number; text: string }>((done, fail) => {
    const asked = (protocol === 'https:' ? httpsRequest : httpRequest)(url, options, response => {
      const chunks: Buffer[] = [];
      let size = 0;
      const finish = () => {
        done({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8') });
        asked.destroy();
      };
      response.on('data', (chunk: Buffer) => {
        chunks.push(chunk);
        size += chunk.length;
        if (size >= readAtMost) finish();
      });
      response.on('end', finish);
      response.on('error', fail);
    });
    // It wants to speak something else from here on.
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      done({ status: response.statusCode ?? 0, text: '' });
    });
    asked.on('error', fail);
    asked.end();
  });
  const isGood = status >= 200 && status < 400;
  const why = !isGood
    ? `HTTP ${status}`
    : says !== null && !text.includes(says)
      ? `the page does not say "${says}"`
      : '';
  return { why, certificate: certificate.seen() };
}

async function connects(
  { host, port }: Extract<Probe, { kind: 'tcp' }>,
  withinMs: number,
  signal: AbortSignal,
): Promise<string> {
  return await new Promise(done => {
    const socket = connect({ host, port, signal });
    const end = (why: string) => {
      socket.destroy();
      done(why);
    };
    socket.setTimeout(withinMs, () => end(`no answer within ${withinMs / 1000} s`));
    socket.once('connect', () => end(''));
    socket.once('error', error => end(reasonOf(error)));
  });
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'no answer';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'no answer in time';
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return code === '' ? error.message : `${code}: ${error.message}`;
}
