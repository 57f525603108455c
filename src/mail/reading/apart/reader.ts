import { parentPort } from 'node:worker_threads';
import type { ArrivedMail, InboundEmail } from '../../../desk/inbound-email.ts';
import type { ReadingContext } from '../reading-context.ts';
import { understand } from '../understand.ts';

/** A mail to be read by the thread; `ownIds` are those Message-IDs that the desk knows for its own. */
export type Question = {
  arrived: Omit<ArrivedMail, 'source'>;
  source: Uint8Array;
  known: Omit<ReadingContext, 'isOwnMessageId'>;
  ownIds: string[];
};

/** `asked`: ids that somebody wanted to know whether they are ours. */
export type Answer =
  | { ok: true; email: Omit<InboundEmail, 'arrived'>; asked: string[] }
  | { ok: false; error: string };

parentPort?.on('message', (question: Question) => parentPort?.postMessage(answer(question)));

function answer({ arrived, source, known, ownIds }: Question): Answer {
  const asked = new Set<string>();
  const isOwnMessageId = (id: string) => {
    asked.add(id);
    return ownIds.includes(id);
  };
  try {
    const { arrived: _, ...email } = understand({ ...arrived, source }, { ...known, isOwnMessageId });
    return { ok: true, email, asked: [...asked] };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
}
