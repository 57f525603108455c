import type { Desk } from '../desk/desk.ts';
import type { Courier } from '../outbox/effect.ts';
import { enqueue } from '../outbox/enqueue.ts';
import { sealAll } from '../store/records/seal.ts';
import { openSealKey } from '../store/records/seal-key.ts';
import { lastSeal, type Seal } from '../store/records/seals.ts';
import { findSetting, saveSetting } from '../store/settings.ts';
import type { SmtpSender } from './letters/smtp-sender.ts';
import { stampEffect } from './stamp-courier.ts';

/** Where seals go: the files of the key and of the seals, to whom the newest goes each day, and which server stamps that. */
export type SealPlaces = { key: string; file: string; mailTo: string | null; timestamp: string | null };

type Post = {
  /** null: no mail leaves this desk. */
  sender: Pick<SmtpSender, 'send'> | null;
  letterhead: { deskName: string; mailbox: string };
  loopMark: string;
};

/** Under it stands the day for which the newest seal was mailed. */
const mailedSetting = 'seal-mailed';
/** The same of the one that was to be stamped. */
const stampedSetting = 'seal-stamped';

/**
 * Seals what was written since the last time, outside the database as well; once a day the newest seal goes by mail. What fails
 * is tried again, and told to the admins, as all couriers' failures are.
 */
export function sealCourier(desk: Desk, { key, file, mailTo, timestamp }: SealPlaces, post: Post): Courier {
  return async () => {
    await sealAll(desk.db, openSealKey(key), file, desk.clock);
    const newest = await lastSeal(desk.db);
    if (!newest) return;
    if (timestamp !== null) await askForStamp(desk, newest);
    if (mailTo === null || post.sender === null || (await isDoneFor(desk, mailedSetting, newest))) return;
    await post.sender.send(sealLetter(desk, newest, mailTo, post));
    await saveSetting(desk.db, mailedSetting, dayOf(newest));
  };
}

const dayOf = ({ at }: Seal) => at.slice(0, 10);

async function isDoneFor({ db }: Pick<Desk, 'db'>, setting: string, newest: Seal): Promise<boolean> {
  return (await findSetting(db, setting)) === dayOf(newest);
}

/** By a job of its own: a server that is away holds up neither seals nor mail. */
async function askForStamp(desk: Desk, newest: Seal): Promise<void> {
  if (await isDoneFor(desk, stampedSetting, newest)) return;
  await desk.db.transaction(async tx => {
    await enqueue(tx, [stampEffect(newest.number)]);
    await saveSetting(tx, stampedSetting, dayOf(newest));
  });
}

function sealLetter(desk: Desk, seal: Seal, mailTo: string, { letterhead, loopMark }: Post) {
  const { deskName, mailbox } = letterhead;
  return {
    messageId: desk.messageIds.probe(seal.digest.slice(0, 16), mailbox),
    from: { name: deskName, address: mailbox },
    to: { name: '', address: mailTo },
    subject: `${deskName}: sigillo / seal ${seal.number}`,
    text: `${[
      `Conservi questa email: prova che cosa stava nei registri di ${deskName} (Sportello) fino a questo momento. Per verificare: npm run -s sportello -- audit verify`,
      `Please keep this email: it proves what the records of ${deskName} (Sportello) held until this moment. To verify: npm run -s sportello -- audit verify`,
      JSON.stringify(seal),
    ].join('\n\n')}\n`,
    html: '',
    inReplyTo: null,
    references: [],
    language: 'it' as const,
    automatic: 'auto-generated' as const,
    loopMark,
    files: [],
  };
}
