import type { Server } from 'node:http';
import type { Application } from 'express';
import type { Logger } from 'pino';
import { chatCouriers, type Gateways } from './chat/couriers.ts';
import { deskDoor } from './chat/door.ts';
import { loggedDoor } from './chat/logged-door.ts';
import type { Speech } from './chat/say.ts';
import { settleIn, showOpenTickets } from './chat/settle-in.ts';
import { slackClient } from './chat/slack/client.ts';
import { slackDoor } from './chat/slack/door.ts';
import { slackGateway } from './chat/slack/gateway.ts';
import { teamsAdapter } from './chat/teams/adapter/adapter.ts';
import { teamsDoor } from './chat/teams/door.ts';
import { teamsGateway } from './chat/teams/gateway.ts';
import type { Config } from './config/load-config.ts';
import { adoptTerms } from './desk/clock/recompute.ts';
import { keepTicking } from './desk/clock/tick.ts';
import type { Clock } from './desk/clock.ts';
import type { Desk } from './desk/desk.ts';
import type { ArrivedMail, IntakeOutcome } from './desk/intake/inbound-email.ts';
import { resumeScans } from './desk/letters/scans.ts';
import { keepOperatorsKnown } from './desk/people/operators.ts';
import { keepNumbers, noteAnswered } from './desk/watch/keep-numbers.ts';
import { secretNotices } from './desk/watch/secrets.ts';
import { shutChats } from './desk/watch/shut-chats.ts';
import { troubleNotices } from './desk/watch/trouble-notices.ts';
import { type Closing, closeAll } from './house/closing.ts';
import { openDesk } from './house/desk-of.ts';
import { health, refusals } from './house/http.ts';
import { watchStanding } from './house/standing.ts';
import { keptAlarms } from './mail/admins/kept-alarms.ts';
import { openImapDoor } from './mail/doors/imap/imap-door.ts';
import { keepWatch } from './mail/doors/keep-watch.ts';
import { openSmtpDoor } from './mail/doors/smtp/smtp-door.ts';
import { takeMail, toldInTheLog } from './mail/doors/take-mail.ts';
import { giveUpLetter, letterCourier } from './mail/letters/letter-courier.ts';
import { smtpSender } from './mail/letters/smtp-sender.ts';
import { probeCourier } from './mail/probe-courier.ts';
import { clamd } from './mail/scan/clamd.ts';
import { lookInto } from './mail/scan/look-into.ts';
import { noScanCourier, scanCourier } from './mail/scan/scan-courier.ts';
import { enqueue } from './outbox/enqueue.ts';
import { loggedCouriers } from './outbox/logged-couriers.ts';
import { runOutbox } from './outbox/run-outbox.ts';
import { teamsReferences } from './store/chats/teams-references.ts';
import { openDatabase } from './store/database.ts';
import { imapPositions } from './store/mail/imap-positions.ts';
import { migrate } from './store/migrate.ts';
import { numbersSeen } from './store/numbers-seen.ts';
import { deskSecret } from './store/settings.ts';
import { fileLinksFor, fileRoutes } from './web/file-links.ts';

/** A room that has not closed by then is left as it is. */
const closeWithinMs = 10_000;

export type House = {
  smtpPort: number;
  lmtpPort: number | null;
  /** Takes a mail in as the doors do. */
  take(mail: ArrivedMail): Promise<IntakeOutcome>;
  stop(): Promise<void>;
};

/**
 * Builds the rooms, opens the doors, and closes them in the opposite order, where one does not open too: what works on
 * would go on complaining of a database that goes away. It does not listen for HTTP itself: the routes are hung on
 * `web`, Slack's first, because Bolt must read the raw body.
 *
 * @param databaseUrl the database to be used, of whatever kind
 */
export async function openHouse(
  config: Config,
  databaseUrl: string,
  web: Application,
  clock: Clock,
  log: Logger,
): Promise<House> {
  const opened: Closing[] = [];
  const stop = async () => await closeAll(opened.splice(0), closeWithinMs, log);
  try {
    return { ...(await openRooms(config, databaseUrl, web, clock, log, opened)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** @param opened takes how to close each room, as it opens */
async function openRooms(
  config: Config,
  databaseUrl: string,
  web: Application,
  clock: Clock,
  log: Logger,
  opened: Closing[],
): Promise<Omit<House, 'stop'>> {
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl);
  opened.push(() => database.close());
  const secret = await deskSecret(database.db);
  const desk = await openDesk(config, database.db, clock, secret);
  await adoptTerms(desk);
  const speech: Speech = { language: config.policy.desk.language, zone: config.policy.calendar.zone };

  const gateways: Gateways = {};
  const operators = keepOperatorsKnown(desk, gateways, log);
  const links = fileLinksFor(secret, config.http.publicUrl);
  const door = loggedDoor(deskDoor(desk, gateways, speech, links, operators), log);
  const slack = config.slack && { settings: config.slack, client: slackClient(config.slack) };
  const slackListener = slack && slackDoor(slack.settings, slack.client, door, web, log);
  if (slack) gateways.slack = slackGateway(slack.settings, slack.client);
  if (config.teams) {
    const references = teamsReferences(database.db);
    gateways.teams = teamsGateway(config.teams, references, teamsAdapter(config.teams));
    const installed = async () => {
      await showOpenTickets(desk, gateways);
      // In a large channel this takes minutes: Teams waits for its answer ten seconds.
      void operators.ask();
    };
    teamsDoor(config.teams, teamsAdapter(config.teams), references, door, installed, web, log);
  }
  web.use(fileRoutes(desk, secret, speech, log));
  web.use(refusals(log));

  await settleIn(desk, gateways, log);

  const loopMark = secret.slice(0, 12);
  const scanner = config.clamd && clamd(config.clamd);
  const files = scanner && lookInto(scanner);
  const sender = config.smtpOut ? smtpSender(config.smtpOut) : null;
  opened.push(() => sender?.close());
  const kept = keptAlarms(config.dataDir);
  const chats = shutChats(kept.read()?.shut);
  const outbox = await runOutbox(
    databaseUrl,
    loggedCouriers(
      {
        ...chatCouriers(desk, gateways, speech),
        ...(sender
          ? {
              letter: letterCourier(database.db, sender, clock, loopMark, files),
              probe: probeCourier(desk, sender, loopMark),
            }
          : {}),
        scan: files ? scanCourier(desk, files) : noScanCourier(desk),
      },
      log,
    ),
    async trouble => {
      const { task, payload, reason, state } = trouble;
      if (task === 'letter' && state === 'given-up') await giveUpLetter(database.db, payload, reason);
      await enqueue(database.db, troubleNotices(desk.adminDestinations, trouble, clock()));
    },
    log,
    chats,
  );
  opened.push(() => outbox.stop());

  await resumeScans(desk);
  // A desk that is started with an expired secret says so now, not tomorrow morning.
  await enqueue(database.db, secretNotices(desk, clock()));

  const numbers = await keepNumbers(
    desk,
    numbersSeen(config.dataDir, secret),
    chatsSeen(desk, gateways),
    log,
  );
  opened.push(() => numbers.stop());

  const take = toldInTheLog(takeMail(desk, log), log);
  const smtp = await openSmtpDoor(config.smtpDoor, desk.ownAddresses, take, clock, log);
  opened.push(() => smtp.stop());
  const imap = config.mailboxes.flatMap(({ address, imap }) =>
    imap
      ? [
          openImapDoor(address, imap, imapPositions(database.db), take, log, undefined, answered =>
            noteAnswered(desk, answered, log),
          ),
        ]
      : [],
  );
  opened.push(() => Promise.all(imap.map(mailbox => mailbox.stop())));
  await slackListener?.start();
  opened.push(() => slackListener?.stop());

  const ticking = keepTicking(desk, log);
  opened.push(() => ticking.stop());
  const watching = keepWatch(
    desk,
    {
      doors: imap,
      scanner,
      certificates: () => [...imap, sender].flatMap(each => each?.certificate?.() ?? []),
    },
    log,
  );
  opened.push(() => watching.stop());
  void operators.ask();
  opened.push(() => operators.stop());
  const askDatabase = async () => await database.connection`select 1`;
  const standing = watchStanding(config, desk, { askDatabase, outbox, chats, kept, loopMark }, log);
  opened.push(() => standing.stop());
  health(web, standing.health);

  return { smtpPort: smtp.smtpPort, lmtpPort: smtp.lmtpPort, take };
}

/** What each chat that lets a bot look has seen of ticket numbers. */
function chatsSeen({ destinations }: Desk, gateways: Gateways): (() => Promise<number>)[] {
  return destinations.map(({ platform, channel }) => async () => {
    return (await gateways[platform]?.highestNumber?.(channel)) ?? 0;
  });
}

/** Ends the open connections too: a live page would keep the server for ever. */
export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>(done => server.close(() => done()));
}
