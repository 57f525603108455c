import { wishCourier } from '../../desk/portal/access/wish-courier.ts';
import { prepareErasureCourier } from '../../desk/privacy/deciding/prepare.ts';
import { eraseCourier } from '../../desk/privacy/erase-courier.ts';
import { retainCourier } from '../../desk/privacy/retention/courier.ts';
import { takeMailsAwayCourier } from '../../mail/erasing/take-mails-away.ts';
import {
  announcementCourier,
  announcementLetterCourier,
  giveUpAnnouncementLetter,
} from '../../mail/letters/announcement-courier.ts';
import { giveUpLetter, letterCourier } from '../../mail/letters/letter-courier.ts';
import { type SmtpSender, smtpSender } from '../../mail/letters/smtp-sender.ts';
import { portalLetterCourier } from '../../mail/portal/portal-courier.ts';
import { probeCourier } from '../../mail/probe-courier.ts';
import { clamd } from '../../mail/scan/clamd.ts';
import { lookInto } from '../../mail/scan/look-into.ts';
import { noScanCourier, scanCourier } from '../../mail/scan/scan-courier.ts';
import { sealCourier } from '../../mail/seal-courier.ts';
import { stampCourier } from '../../mail/stamp-courier.ts';
import type { Courier } from '../../outbox/effect.ts';
import type { Trouble } from '../../outbox/patience.ts';
import { noteErasures } from '../../store/privacy/erasures-kept.ts';
import { letterheadOf } from '../admins.ts';
import type { Room } from '../closing.ts';
import { recordsOf } from '../desk/records.ts';
import { type Ground, loopMarkOf } from './ground.ts';

/** Behind a plus where the mailbox takes it, so that an answer finds its request though all its ids be lost. */
function answersTo({ config, desk }: Ground) {
  const withPlus = config.mailboxes.filter(({ plus }) => plus).map(({ address }) => address);
  return (messageId: string, mailbox: string) =>
    withPlus.includes(mailbox) ? desk.messageIds.answerAddress(messageId, mailbox) : null;
}

/** Where customers sign in, and by what their codes are made. */
function portalOf({ config, secret }: Ground) {
  return { portalUrl: `${config.http.publicUrl}/portal`, secret };
}

export type Letters = {
  couriers: Record<string, Courier>;
  /** null: the sandbox takes the letters. */
  sender: SmtpSender | null;
  /** null: no virus scanner is asked. */
  scanner: ReturnType<typeof clamd> | null;
  /** A letter that will never leave is told on its ticket. */
  givenUp(trouble: Trouble): Promise<void>;
};

/** What leaves by mail: letters, probes, and the look into their files. */
export function openLetters(ground: Ground): Room<Letters> {
  const { config, database, desk } = ground;
  const scanner = config.clamd && clamd(config.clamd);
  const files = scanner && lookInto(scanner);
  const sender = config.smtpOut && smtpSender(config.smtpOut);
  const loopMark = loopMarkOf(ground);
  return {
    use: {
      couriers: {
        ...(sender
          ? {
              letter: letterCourier(desk, {
                sender,
                loopMark,
                scanner: files,
                answersTo: answersTo(ground),
              }),
              announcement: announcementCourier(desk),
              'announcement-letter': announcementLetterCourier({ desk, sender, loopMark }),
              probe: probeCourier(desk, sender, loopMark),
              'portal-letter': portalLetterCourier(desk, sender, {
                ...letterheadOf(config),
                ...portalOf(ground),
                loopMark,
              }),
            }
          : {}),
        seal: sealCourier(desk, recordsOf(config), { sender, loopMark, letterhead: letterheadOf(config) }),
        stamp: stampCourier(desk, recordsOf(config).timestamp),
        scan: files ? scanCourier(desk, files) : noScanCourier(desk),
        'portal-wish': wishCourier(desk),
        'prepare-erasure': prepareErasureCourier(desk),
        erase: eraseCourier(desk, noteErasures(config.dataDir)),
        retain: retainCourier(desk),
        'take-mails-away': takeMailsAwayCourier(desk, config.mailboxes),
      },
      sender,
      scanner,
      givenUp: async ({ task, state, payload, reason }) => {
        if (state !== 'given-up') return;
        if (task === 'letter') await giveUpLetter(database.db, payload, reason);
        if (task === 'announcement-letter') await giveUpAnnouncementLetter(database.db, payload, reason);
      },
    },
    close: () => sender?.close(),
  };
}
