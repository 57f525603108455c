import type { Application } from 'express';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { isNobodyReached, type shutChats } from '../../desk/watch/shut-chats.ts';
import type { Log } from '../../log.ts';
import { keepAdminsTold, type Standing } from '../../mail/admins/keep-admins-told.ts';
import type { KeptAlarms } from '../../mail/admins/kept-alarms.ts';
import { straightMail } from '../../mail/admins/straight-mail.ts';
import { smtpSender } from '../../mail/letters/smtp-sender.ts';
import { metricsRoutes } from '../../metrics/routes.ts';
import { measured } from '../../metrics/standing.ts';
import type { Outbox } from '../../outbox/run-outbox.ts';
import { impatient } from '../../store/database.ts';
import type { Kept } from '../../store/kept-json.ts';
import { standingNumbers } from '../../store/standing.ts';
import type { Person } from '../../ticket/words.ts';
import { within } from '../../within.ts';
import { adminsToMail, letterheadOf } from '../admins.ts';
import type { Room } from '../closing.ts';
import { type Health, health } from '../http.ts';
import { type Ground, loopMarkOf } from './ground.ts';
import type { Carrying } from './outbox.ts';

const databaseAnswersWithinMs = 5_000;

type Watched = {
  askDatabase: () => Promise<unknown>;
  outbox: Pick<Outbox, 'state'>;
  chats: ReturnType<typeof shutChats>;
  kept: Kept<KeptAlarms>;
  loopMark: string;
};

/** Tells the outside, and the admins, how the desk stands. From now on it is open. */
export function openStanding(ground: Ground, carrying: Carrying, web: Application): Room<void> {
  const { config, database, desk, log } = ground;
  const askDatabase = async () => await database.connection`select 1`;
  const watched = { ...carrying, askDatabase, loopMark: loopMarkOf(ground) };
  const standing = watchStanding(config, desk, watched, log);
  health(web, standing.health);
  // Nobody waits for it longer than it takes: a connection that hangs would be one less for presses.
  const soon = impatient(database.db, 1_000, 2_500);
  const ask = () => soon.transaction(tx => standingNumbers(tx, desk.clock()));
  const carries = () => carrying.outbox.state().works;
  web.use(metricsRoutes(measured(ground.meter, ask, { carries, pool: database.pool }), config.metricsToken));
  return { use: undefined, close: () => standing.stop() };
}

/**
 * Whether the desk works, as /healthz says it; and as its admins are told by mail, past the outbox and the database,
 * where nothing else can tell them.
 */
export function watchStanding(
  config: Config,
  desk: Desk,
  { askDatabase, outbox, chats, kept, loopMark }: Watched,
  log: Log,
): { health(): Promise<Health>; stop(): Promise<void> } {
  const standing = async (): Promise<Standing> => {
    const shut = chats.now();
    return {
      down: await whatIsDown(askDatabase, outbox),
      shut,
      isNobodyReached: isNobodyReached(desk.adminDestinations, shut),
    };
  };
  const admins = adminsToMail(config);
  warnWithoutAdmin(config, admins, log);
  const sender = config.smtpOut && admins.length > 0 ? smtpSender(config.smtpOut) : null;
  const mailbox = config.mailboxes[0]?.address ?? '';
  const messageId = (nonce: string) => desk.messageIds.probe(nonce, mailbox);
  const telling = keepAdminsTold({
    look: standing,
    mail: sender && straightMail(sender, admins, { ...letterheadOf(config), loopMark, messageId }, log),
    kept,
    letterhead: { loopMark, messageId: messageId(unusedNonce()) },
    log,
  });

  return {
    health: async () => {
      const { down, shut } = await standing();
      return {
        why: down?.why ?? null,
        chats: shut.map(({ platform, channel, since, why }) => ({
          chat: platform,
          channel,
          blockedSince: since,
          why,
        })),
      };
    },
    stop: async () => {
      await telling.stop();
      sender?.close();
    },
  };
}

function warnWithoutAdmin({ sandbox, smtpOut, policy }: Config, told: Person[], log: Log): void {
  if (sandbox || !smtpOut || policy.operators.some(({ role }) => role === 'admin')) return;
  const whom = told.length > 0 ? 'its managers are' : 'nobody is';
  log.warn(
    { room: 'mail' },
    `nobody has the role admin in desk.yaml: if the desk stops, ${whom} told by mail`,
  );
}

function unusedNonce(): string {
  return Date.now().toString(16).padStart(16, '0').slice(-16);
}

async function whatIsDown(
  askDatabase: () => Promise<unknown>,
  outbox: Pick<Outbox, 'state'>,
): Promise<Standing['down']> {
  const answers = await within(databaseAnswersWithinMs, askDatabase()).then(
    () => true,
    () => false,
  );
  if (!answers) return { news: 'no-database', why: 'the database does not answer' };
  const carrying = outbox.state();
  return carrying.works ? null : { news: 'no-outbox', why: `the outbox carries nothing: ${carrying.why}` };
}
