import { Worker } from 'node:worker_threads';
import type { ArrivedMail, InboundEmail } from '../../../desk/inbound-email.ts';
import type { ReadingContext } from '../reading-context.ts';
import type { Answer, Question } from './reader.ts';

/**
 * Of the processor: far beyond what the largest mail takes (60 MB: 1 to 2 s); a mail that takes more is a trap. By the clock a thread
 * that a busy machine gives no turn would have made one of any mail.
 */
const secondsAtMost = 10;
/** A thread that stands still, or of which Node cannot say what it took (before 24.6), is given so many times as long by the clock. */
const patience = 6;
const lookEveryMs = 250;
const megabytesAtMost = 768;
/** A thread that has read a mail of so many bytes holds several times as many for as long as it lives. */
const largeFrom = 2 * 1024 * 1024;
/** Of several large mails that come one behind the other the same thread reads them all. */
const keptForMs = 10_000;

let reader: Worker | null = null;
let ending: NodeJS.Timeout | undefined;
const holdMuch = new WeakSet<Worker>();
/** One mail at a time: the thread bounds what large mails take from the machine. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Understands a mail in a thread of its own, which is stopped when it takes too long or too much.
 *
 * @param seconds of the processor, at most
 * @throws with the reason when it is no mail, or was stopped
 */
export async function readApart(
  arrived: ArrivedMail,
  context: ReadingContext,
  seconds = secondsAtMost,
): Promise<InboundEmail> {
  const { source, ...rest } = arrived;
  const { isOwnMessageId: _, ...known } = context;
  const answer = await inTurn({ arrived: rest, source, known, ownIds: [] }, seconds);
  // Whose ids are ours cannot be asked across threads: where one of those that it wondered about is, it reads again.
  const ownIds = answer.asked.filter(id => context.isOwnMessageId(id));
  const { email } =
    ownIds.length === 0 ? answer : await inTurn({ arrived: rest, source, known, ownIds }, seconds);
  return { ...email, arrived };
}

async function inTurn(question: Question, seconds: number): Promise<Extract<Answer, { ok: true }>> {
  const turn = queue.then(() => ask(question, seconds));
  queue = turn.catch(() => {});
  const answer = await turn;
  if (!answer.ok) throw new Error(answer.error);
  return answer;
}

async function ask(question: Question, seconds: number): Promise<Answer> {
  clearTimeout(ending);
  reader ??= open();
  const worker = reader;
  // Nobody waits for these answers: of a thread that ends meanwhile none may come.
  const before = usedBy(worker);
  const begun = performance.now();
  return await new Promise((done, fail) => {
    let isOver = false;
    const stop = (reason: string) => {
      if (isOver) return;
      settle();
      end(worker);
      fail(new Error(reason));
    };
    const atMost = (ms: number) => {
      if (ms > seconds * 1000) stop(`reading it took longer than ${seconds} s`);
    };
    const look = () => {
      atMost((performance.now() - begun) / patience);
      void Promise.all([usedBy(worker), before]).then(([now, then]) => atMost(now - then));
    };
    const clock = setInterval(look, Math.min(lookEveryMs, seconds * 1000));
    const onMessage = (answer: Answer) => {
      settle();
      if (question.source.length >= largeFrom) holdMuch.add(worker);
      if (holdMuch.has(worker)) ending = setTimeout(() => end(worker), keptForMs).unref();
      done(answer);
    };
    const onError = (error: Error) =>
      stop(
        'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? 'reading it took too much memory'
          : error.message,
      );
    const onExit = () => stop('its reader stopped');
    const settle = () => {
      isOver = true;
      clearInterval(clock);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    worker.postMessage(question);
  });
}

/** Nobody needs it: with it goes what it holds. */
function end(worker: Worker): void {
  if (reader === worker) reader = null;
  void worker.terminate();
}

/** @returns ms of the processor that a thread has taken so far; 0 where nobody can say: it only sets out, or has ended */
async function usedBy(worker: Worker): Promise<number> {
  try {
    const { user, system } = await worker.cpuUsage();
    return (user + system) / 1000;
  } catch {
    return 0;
  }
}

function open(): Worker {
  const worker = new Worker(new URL('./reader.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: megabytesAtMost, maxYoungGenerationSizeMb: 8 },
  });
  // Between two mails nobody listens; one that dies then is replaced.
  worker.on('error', () => {});
  worker.on('exit', () => {
    if (reader === worker) reader = null;
  });
  return worker;
}
