import { Worker } from 'node:worker_threads';
import type { ArrivedMail, InboundEmail } from '../../../desk/inbound-email.ts';
import type { ReadingContext } from '../reading-context.ts';
import type { Answer, Question } from './reader.ts';

/** Far beyond what the largest mail takes on a loaded machine (60 MB: 1 to 2 s); a mail that takes longer is a trap. */
const secondsAtMost = 10;
const megabytesAtMost = 768;

let reader: Worker | null = null;
/** One mail at a time: the thread bounds what large mails take from the machine. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Understands a mail in a thread of its own, which is stopped when it takes too long or too much.
 *
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
  reader ??= open();
  const worker = reader;
  return await new Promise((done, fail) => {
    const stop = (reason: string) => {
      settle();
      reader = null;
      void worker.terminate();
      fail(new Error(reason));
    };
    const clock = setTimeout(() => stop(`reading it took longer than ${seconds} s`), seconds * 1000);
    const onMessage = (answer: Answer) => {
      settle();
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
      clearTimeout(clock);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      worker.unref();
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.ref();
    worker.postMessage(question);
  });
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
