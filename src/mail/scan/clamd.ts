import { connect, type Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import type { Scanner, Verdict } from '../../desk/letters/scans.ts';
import { Transient } from '../../outbox/failure.ts';
import type { ClamdSettings } from '../settings.ts';

const chunkBytes = 64 * 1024;
/** clamd gives a file up after MaxScanTime, two minutes as it comes; the whole of it must end too, if it trickles. */
const patience = { connectMs: 5_000, silentMs: 150_000, allMs: 300_000 };
type Patience = typeof patience;
/**
 * A file over the limit is answered and the line is cut at once: a piece that we write in that moment finds nobody, and
 * the answer is lost with it (seen in 4 of 100 files of 2 to 30 MB). Asked again, it is heard.
 */
const triesOfACut = 4;
/** Its answers are a line; whoever says more is no clamd. */
const answerAtMost = 10_000;

/**
 * A client of ClamAV's daemon, over TCP or a Unix socket: a connection for each question, as clamd(8) has it.
 *
 * Our own, because those on npm stand still: clamscan (2024) takes "COMMAND READ TIMED OUT" for no virus (its issue
 * 69), loses the answer to a file over the limit (102, 131) and waits for ever for an empty one; clamdjs is of 2018.
 */
export function clamd(settings: ClamdSettings, within: Patience = patience): Scanner {
  return {
    scan: async content => {
      for (let tries = 1; ; tries += 1)
        try {
          return verdictOf(await ask(settings, within, 'INSTREAM', content));
        } catch (error) {
          if (!isCut(error) || tries >= triesOfACut) throw error;
        }
    },
    version: async () => {
      const answer = await ask(settings, within, 'PING');
      if (answer !== 'PONG')
        throw new Transient(`whoever answers there is not clamd: ${answer.slice(0, 80)}`);
      return await ask(settings, within, 'VERSION');
    },
  };
}

/** `stream: OK`, `stream: Win.Test.EICAR_HDB-1 FOUND`; everything else is a fault, of the file's size or of clamd's. */
export function verdictOf(answer: string): Verdict {
  if (answer === 'stream: OK') return { is: 'clean' };
  const signature = /^stream: (.{1,500}) FOUND$/.exec(answer)?.[1];
  if (signature) return { is: 'virus', signature };
  if (/size limit exceeded/i.test(answer)) return { is: 'too-large' };
  throw new Transient(`clamd could not look into a file: ${answer.slice(0, 200) || 'it gave no answer'}`);
}

async function ask(
  settings: ClamdSettings,
  within: Patience,
  command: string,
  content?: Uint8Array,
): Promise<string> {
  const socket = settings.kind === 'unix' ? connect(settings.path) : connect(settings.port, settings.host);
  const answer = answerOf(socket, within.connectMs, content ? within.silentMs : within.connectMs);
  // Whoever awaits the upload first must not leave a failed answer unheard.
  answer.catch(() => {});
  const end = setTimeout(() => giveUp(socket), within.allMs);
  try {
    socket.write(`z${command}\0`);
    if (content) await upload(socket, content);
    return await answer;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw error instanceof Transient ? error : new Transient(`clamd: ${reason}`, { cause: error });
  } finally {
    clearTimeout(end);
    socket.destroy();
  }
}

/** Ends the connection, too: who still writes into it would wait for ever. */
function giveUp(socket: Socket): void {
  socket.destroy(new Transient('clamd does not answer'));
}

function isCut(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : null;
  return cause instanceof Error && 'code' in cause && (cause.code === 'EPIPE' || cause.code === 'ECONNRESET');
}

async function answerOf(socket: Socket, connectMs: number, silentMs: number): Promise<string> {
  return await new Promise((done, fail) => {
    let answer = '';
    const finish = () => done((answer.split('\0')[0] ?? '').trim());
    socket.setTimeout(connectMs, () => giveUp(socket));
    socket.once('connect', () => socket.setTimeout(silentMs));
    socket.on('data', chunk => {
      answer += chunk.toString('utf8');
      if (answer.includes('\0') || answer.length > answerAtMost) finish();
    });
    socket.once('end', finish);
    socket.once('error', error => (answer === '' ? fail(error) : finish()));
  });
}

/** In pieces, each after its length; a piece of length zero is the end. Stops where the answer is there before it. */
async function upload(socket: Socket, content: Uint8Array): Promise<void> {
  let isAnswered = false;
  socket.once('data', () => {
    isAnswered = true;
  });
  for (let at = 0; at < content.byteLength && !isAnswered && !socket.destroyed; at += chunkBytes) {
    await write(socket, content.subarray(at, at + chunkBytes));
    // Lets an answer in that came before the end.
    await setImmediate();
  }
  if (!isAnswered) await write(socket, new Uint8Array());
}

async function write(socket: Socket, piece: Uint8Array): Promise<void> {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(piece.byteLength);
  if (socket.destroyed) return;
  await new Promise<void>(done => {
    const go = () => {
      socket.off('data', go).off('close', go);
      done();
    };
    socket.on('data', go).on('close', go);
    socket.cork();
    socket.write(length);
    socket.write(piece, go);
    socket.uncork();
  });
}
