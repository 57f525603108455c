import type { Desk } from '../desk/desk.ts';
import type { Courier } from '../outbox/effect.ts';
import { sealAll } from '../store/records/seal.ts';
import { openSealKey } from '../store/records/seal-key.ts';
import { lastSeal, type Seal } from '../store/records/seals.ts';
import { findSetting, saveSetting } from '../store/settings.ts';
import type { SmtpSender } from './letters/smtp-sender.ts';

/** Where seals go: the files of the key and of the seals, and to whom the newest goes each day. */
export type SealPlaces = { key: string; file: string; mailTo: string | null };

type Post = {
  /** null: no mail leaves this desk. */
  sender: Pick<SmtpSender, 'send'> | null;
  letterhead: { deskName: string; mailbox: string };
  loopMark: string;
};

/** Under it stands the day for which the newest seal was mailed. */
const mailedSetting = 'seal-mailed';

/**
 * Seals what was written since the last time, outside the database as well; once a day the newest seal goes by mail. What fails
 * is tried again, and told to the admins, as all couriers' failures are.
 */
export function sealCourier(desk: Desk, { key, file, mailTo }: SealPlaces, post: Post): Courier {
  return async () => {
    await sealAll(desk.db, openSealKey(key), file, desk.clock);
    if (mailTo === null || post.sender === null) return;
    const newest = await lastSeal(desk.db);
    const day = newest?.at.slice(0, 10);
    if (!newest || !day || (await findSetting(desk.db, mailedSetting)) === day) return;
    await post.sender.send(sealLetter(desk, newest, mailTo, post));
    await saveSetting(desk.db, mailedSetting, day);
  };
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
