import type { ArrivedMail, IntakeOutcome } from '../../desk/inbound-email.ts';
import { noteAnswered } from '../../desk/watch/keep-numbers.ts';
import { type ImapDoor, openImapDoor } from '../../mail/doors/imap/imap-door.ts';
import { openSmtpDoor } from '../../mail/doors/smtp/smtp-door.ts';
import { takeMail, toldInTheLog } from '../../mail/doors/take-mail.ts';
import { countedMails } from '../../metrics/counted.ts';
import { imapPositions } from '../../store/mail/imap-positions.ts';
import { closeTogether, type Room } from '../closing.ts';
import type { Ground } from './ground.ts';

export type Mail = {
  smtpPort: number;
  lmtpPort: number | null;
  /** The mailboxes that are read. */
  imap: ImapDoor[];
  /** Takes a mail in as the doors do. */
  take(mail: ArrivedMail): Promise<IntakeOutcome>;
};

/** The doors by which mail comes. */
export async function openMail({ config, database, desk, log, meter }: Ground): Promise<Room<Mail>> {
  const take = countedMails(toldInTheLog(takeMail(desk, log), log), meter);
  const smtp = await openSmtpDoor(config.smtpDoor, desk.ownAddresses, take, desk.clock, log);
  const positions = imapPositions(database.db);
  const answered = (messageIds: string[]) => noteAnswered(desk, messageIds, log);
  const imap = config.mailboxes.flatMap(({ address, imap }) =>
    imap ? [openImapDoor(address, imap, positions, take, log, undefined, answered)] : [],
  );
  return {
    use: { smtpPort: smtp.smtpPort, lmtpPort: smtp.lmtpPort, imap, take },
    close: () => closeTogether([...imap, smtp].map(door => () => door.stop())),
  };
}
