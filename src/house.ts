import type { Server } from 'node:http';
import type { Application } from 'express';
import type { Logger } from 'pino';
import { chatCouriers, type Gateways } from './chat/couriers.ts';
import { deskDoor } from './chat/door.ts';
import { instantInWords, type Speech } from './chat/say.ts';
import { slackDoor } from './chat/slack/door.ts';
import { slackClient, slackGateway } from './chat/slack/gateway.ts';
import { teamsAdapter } from './chat/teams/adapter.ts';
import { teamsDoor } from './chat/teams/door.ts';
import { teamsGateway } from './chat/teams/gateway.ts';
import type { Config } from './config.ts';
import type { Clock } from './desk/clock.ts';
import { noticeEffects } from './desk/effects.ts';
import type { ArrivedMail, IntakeOutcome } from './desk/inbound-email.ts';
import { keepOperatorsKnown } from './desk/operators.ts';
import { adoptTerms } from './desk/recompute.ts';
import { keepTicking } from './desk/tick.ts';
import { openDesk } from './desk-of.ts';
import { health, refusals } from './http.ts';
import { openImapDoor } from './mail/imap-door.ts';
import { giveUpLetter, letterCourier } from './mail/letters/letter-courier.ts';
import { openSmtpDoor } from './mail/smtp-door.ts';
import { smtpSender } from './mail/smtp-sender.ts';
import { takeMail } from './mail/take-mail.ts';
import { mailboxWatch } from './mail/watch.ts';
import { enqueue } from './outbox/enqueue.ts';
import { runOutbox } from './outbox/run-outbox.ts';
import { openDatabase } from './store/database.ts';
import { imapPositions } from './store/imap-positions.ts';
import { migrate } from './store/migrate.ts';
import { deskSecret } from './store/settings.ts';
import { teamsReferences } from './store/teams-references.ts';
import { fileLinksFor, fileRoutes } from './web/file-links.ts';

const watchEveryMs = 30_000;

export type House = {
  smtpPort: number;
  lmtpPort: number | null;
  /** Takes a mail in as the doors do. */
  take(mail: ArrivedMail): Promise<IntakeOutcome>;
  stop(): Promise<void>;
};

/**
 * Builds the rooms, opens the doors, and closes them in the opposite order. It does not listen for HTTP itself: the
 * routes are hung on `web`, Slack's first, because Bolt must read the raw body.
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
  await migrate(databaseUrl);
  const database = openDatabase(databaseUrl);
  const secret = await deskSecret(database.db);
  const desk = await openDesk(config, database.db, clock, secret);
  await adoptTerms(desk);
  const speech: Speech = { language: config.policy.desk.language, zone: config.policy.calendar.zone };

  const gateways: Gateways = {};
  const door = deskDoor(desk, gateways, speech, fileLinksFor(secret, config.http.publicUrl));
  const operators = keepOperatorsKnown(desk, gateways, log);
  const slack = config.slack && { settings: config.slack, client: slackClient(config.slack) };
  const slackListener = slack && slackDoor(slack.settings, slack.client, door, web, log);
  if (slack) gateways.slack = slackGateway(slack.settings, slack.client);
  if (config.teams) {
    const references = teamsReferences(database.db);
    gateways.teams = teamsGateway(config.teams, references, teamsAdapter(config.teams));
    teamsDoor(config.teams, teamsAdapter(config.teams), references, door, operators.ask, web, log);
  }
  web.use(fileRoutes(desk, secret, log));
  health(web, () => database.connection`select 1`);
  web.use(refusals(log));
  await slackListener?.start();
  void operators.ask();

  const sender = config.smtpOut ? smtpSender(config.smtpOut) : null;
  const outbox = await runOutbox(
    databaseUrl,
    {
      ...chatCouriers(desk, gateways, speech),
      ...(sender ? { letter: letterCourier(database.db, sender, clock, secret.slice(0, 12)) } : {}),
    },
    async ({ task, payload, reason }) => {
      if (task === 'notice') return;
      if (task === 'letter') await giveUpLetter(database.db, payload, reason);
      const key = `failed:${task}:${JSON.stringify(payload)}`.slice(0, 200);
      await enqueue(
        database.db,
        noticeEffects(desk.adminDestinations, key, {
          subject: 'failed-effect',
          details: { task, error: reason },
        }),
      );
    },
    log,
  );

  const ticking = keepTicking(desk, log);

  const addresses = config.mailboxes.map(({ address }) => address);
  const take = takeMail(desk, log);
  const smtp = await openSmtpDoor(config.smtpDoor, addresses, take, clock, log);
  const imap = config.mailboxes.flatMap(({ address, imap }) =>
    imap ? [openImapDoor(address, imap, imapPositions(database.db), take, log)] : [],
  );

  // By the machine's clock: the sandbox's may be moved, and a mailbox is read in real time.
  const watch = mailboxWatch(new Date());
  const watching = setInterval(() => {
    const readAt = Object.fromEntries(imap.map(door => [door.mailbox, door.readAt()]));
    for (const { mailbox, subject, since } of watch.look(new Date(), readAt))
      enqueue(
        database.db,
        noticeEffects(desk.adminDestinations, `${subject}:${mailbox}:${since.toISOString()}`, {
          subject,
          details: { mailbox, since: instantInWords(speech, since) },
        }),
      ).catch(error =>
        log.error({ room: 'mail', mailbox, err: error }, 'cannot tell that a mailbox is silent'),
      );
  }, watchEveryMs);

  return {
    smtpPort: smtp.smtpPort,
    lmtpPort: smtp.lmtpPort,
    take,
    stop: async () => {
      operators.stop();
      clearInterval(watching);
      await ticking.stop();
      await Promise.all(imap.map(mailbox => mailbox.stop()));
      await smtp.stop();
      await slackListener?.stop();
      await outbox.stop();
      sender?.close();
      await database.close();
    },
  };
}

/** Ends the open connections too: a live page would keep the server for ever. */
export async function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  await new Promise<void>(done => server.close(() => done()));
}
