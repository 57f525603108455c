import type { DeskParts } from '../reading/desk-parts.ts';
import type { Faults } from './needed.ts';

const loopback = ['127.0.0.1', '::1', 'localhost'];

/** How far the desk is set up. */
export type SetUp = { isSandbox: boolean; isBegun: boolean; hasChat: boolean; hasSender: boolean };

/** @param rooms what each of them is told; null, or none, where it is not configured */
export function setUpOf(
  parts: DeskParts,
  { chats, sender, mailboxes }: { chats: unknown[]; sender: unknown; mailboxes: { imap: unknown }[] },
): SetUp {
  const isAtFault = (part: keyof DeskParts) => !(part in parts);
  const isChat = chats.some(Boolean);
  const isRead = mailboxes.some(({ imap }) => imap);
  // A part that cannot be read is there all the same.
  const hasChat = isChat || isAtFault('slack') || isAtFault('teams');
  const hasSender = Boolean(sender) || isAtFault('smtpOut');
  return {
    isSandbox: !hasChat && !hasSender && !isRead && !isAtFault('mailboxes'),
    // What is at fault may be anything: nothing is asked for on its account.
    isBegun: isChat || Boolean(sender) || isRead,
    hasChat,
    hasSender,
  };
}

/** What a desk that is begun to be set up lacks, and what does not go with the sandbox. */
export function lackingIn(
  { isSandbox, isBegun, hasChat, hasSender }: SetUp,
  host: string,
  variables: NodeJS.ProcessEnv,
): Faults {
  const faults: Faults = [];
  if (isSandbox && !loopback.includes(host))
    faults.push({
      variable: 'HOST',
      says: 'the sandbox lets anybody be anybody, so it listens on this machine only: remove HOST, or configure Slack, Teams and mail',
      isMissing: false,
    });
  if (isBegun && !hasChat)
    faults.push({ path: ['slack'], says: 'operators need a chat: configure slack, teams, or both' });
  if (isBegun && !hasSender)
    faults.push({
      path: ['smtpOut'],
      says: 'customers are written to by email: say which server takes the emails',
    });
  if (isBegun && !variables.PUBLIC_URL)
    faults.push({
      variable: 'PUBLIC_URL',
      says: 'write the address under which operators reach this server, such as https://desk.example.com: links to attachments begin with it',
      isMissing: true,
    });
  if (variables.DATABASE_OWNER_URL && !variables.DATABASE_URL)
    faults.push({
      variable: 'DATABASE_OWNER_URL',
      says: 'goes with DATABASE_URL, the same database with the user as whom the desk works: write both, or neither',
      isMissing: false,
    });
  return faults;
}
