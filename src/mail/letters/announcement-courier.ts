import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { announcementEffect } from '../../desk/maintenance/announce.ts';
import { announceNext } from '../../desk/maintenance/tell-next.ts';
import type { Courier } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { Permanent, Transient, Unsure } from '../../outbox/failure.ts';
import type { Db } from '../../store/database.ts';
import {
  findAddressee,
  keptBackAddressee,
  lockAddressee,
  notePerhapsLeft,
  settleAddressee,
} from '../../store/maintenance/announcement-letters.ts';
import { findAnnouncement } from '../../store/maintenance/announcements.ts';
import type { SmtpSender } from './smtp-sender.ts';

const going = z.object({ announcement: z.number() });
const one = z.object({ addressee: z.number() });

/** An announcement, as much of it as the mail server takes now; the rest follows. */
export function announcementCourier(desk: Desk): Courier {
  return async payload => {
    const { announcement } = going.parse(payload);
    const again = await announceNext(desk, announcement);
    if (again) await enqueue(desk.db, [announcementEffect(announcement, again)]);
  };
}

/** A letter of an announcement that is tried no more holds up none that follows. */
export async function giveUpAnnouncementLetter(db: Db, payload: unknown, reason: string): Promise<void> {
  const { addressee } = one.parse(payload);
  await db.transaction(async tx => {
    const letter = await lockAddressee(tx, addressee, 'queued');
    if (letter) await settleAddressee(tx, addressee, letter.perhapsLeft ? 'perhaps' : 'failed', reason);
  });
}

type Sending = {
  desk: Desk;
  sender: SmtpSender;
  /** Tells our own letters when they come back. */
  loopMark: string;
};

/**
 * Carries a letter of an announcement to the mail server. One that was sent is not sent again; one whose sending was not noted (a crash in
 * between) goes once more with the same Message-ID. How many a server has refused the announcement says.
 */
export function announcementLetterCourier(sending: Sending): Courier {
  return async payload => {
    const { db } = sending.desk;
    const { addressee: id } = one.parse(payload);
    const known = await findAddressee(db, id);
    if (known?.outcome !== 'queued' || (await keptBackAddressee(db, id))) return;
    await notePerhapsLeft(db, id, true);
    try {
      await db.transaction(tx => carry(tx, id, !known.perhapsLeft, sending));
    } catch (error) {
      const hasNotLeft = !known.perhapsLeft && error instanceof Transient && !(error instanceof Unsure);
      if (hasNotLeft) await notePerhapsLeft(db, id, false);
      if (await keptBackAddressee(db, id)) return;
      throw error;
    }
  };
}

/** The row stays locked while it is sent. @param isSure no try before this one may have brought it */
async function carry(
  tx: Db,
  id: number,
  isSure: boolean,
  { desk, sender, loopMark }: Sending,
): Promise<void> {
  const letter = await lockAddressee(tx, id, 'queued');
  const announcement = letter && (await findAnnouncement(tx, letter.announcement));
  const written = announcement?.letters[letter?.as ?? 'planned']?.[letter?.language ?? 'en'];
  if (!letter || !announcement || !written) return;
  try {
    const { response } = await sender.send({
      messageId: letter.messageId,
      from: { name: desk.announcements.from, address: announcement.mailbox },
      to: { name: '', address: letter.address },
      ...written,
      ...{ inReplyTo: null, references: [], language: letter.language, files: [] },
      ...{ automatic: 'auto-generated', loopMark },
    });
    await settleAddressee(tx, id, 'told', response);
  } catch (error) {
    if (!(error instanceof Permanent)) throw error;
    await settleAddressee(tx, id, isSure ? 'failed' : 'perhaps', error.message);
  }
}
