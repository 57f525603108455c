import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Application } from 'express';
import { z } from 'zod';
import { neededScopes } from '../chat/slack/scopes.ts';
import type { Config } from '../config.ts';
import { colleagues, slackIdOf, slackIds, teamsIdOf, teamsIds } from './cast.ts';
import { CustomerMailbox, type MailboxItem } from './customer-mailbox.ts';
import { playgroundSettings } from './playground.ts';
import { SlackPeople } from './slack/people.ts';
import { slackWebApi } from './slack/web-api.ts';
import { SlackWorkspace } from './slack/workspace.ts';
import { botConnector } from './teams/connector.ts';
import { TeamsPeople } from './teams/people.ts';
import { TeamsTenant } from './teams/tenant.ts';

const saved = z.object({
  slack: z.unknown(),
  teams: z.unknown(),
  mailbox: z.array(z.unknown()),
  clockAheadMs: z.number(),
});

/**
 * Stand-ins, with a store, of what a newcomer does not have: a Slack workspace, a Teams tenant, and customers with a
 * mailbox. The real Bolt and the real CloudAdapter speak to them; tests use the very same.
 */
export class Sandbox {
  readonly slack: SlackWorkspace;
  readonly teams: TeamsTenant;
  readonly mailbox: CustomerMailbox;
  clockAheadMs = 0;
  private port = 0;
  private letterPort = 0;
  private readonly file: string | null;
  private readonly inPlayground: boolean;

  /**
   * @param file where the store outlives a restart; null keeps it in memory
   * @param inPlayground Microsoft's Agents Playground is Teams, in place of the tenant here
   */
  constructor(file: string | null, inPlayground = false) {
    this.file = file;
    this.inPlayground = inPlayground;
    this.slack = new SlackWorkspace(
      [
        ...colleagues.map(({ key, name, email }) => ({
          id: slackIdOf(key),
          name: key.toLowerCase(),
          realName: name,
          email,
        })),
        { id: slackIds.bot, name: 'sportello', realName: 'Sportello', email: null, isBot: true },
        { id: 'U0STRANGER', name: 'vicino', realName: 'Un Vicino', email: 'vicino@interzen.example' },
      ],
      [
        {
          id: slackIds.channel,
          name: 'assistenza',
          members: [...colleagues.map(({ key }) => slackIdOf(key)), slackIds.bot],
        },
        { id: slackIds.admins, name: 'assistenza-admin', members: [slackIdOf('GIULIA'), slackIds.bot] },
      ],
      {
        botToken: 'xoxb-sandbox',
        botUser: slackIds.bot,
        scopes: neededScopes,
        signingSecret: 'sandbox-signing-secret',
        appId: 'A0SPORTELLO',
        teamId: 'T0SANDBOX',
      },
      this.clock,
    );
    this.teams = new TeamsTenant(
      colleagues.map(({ key, name, email }) => ({
        aadObjectId: teamsIdOf(key),
        mri: `29:${key}`,
        name,
        email,
      })),
      [{ id: teamsIds.channel, name: 'Assistenza' }],
      teamsIds,
      this.clock,
    );
    this.mailbox = new CustomerMailbox(this.clock, file && join(dirname(file), 'files'));
    this.load();
    for (const { changes } of [this.slack, this.teams, this.mailbox]) changes.on('change', () => this.save());
  }

  /** The desk's time: the machine's, moved forward by the page's button. */
  readonly clock = (): Date => new Date(Date.now() + this.clockAheadMs);

  moveClock(ms: number): void {
    this.clockAheadMs += ms;
    this.save();
    this.mailbox.changes.emit('change');
  }

  /** Starts what listens by itself. @param port the house's HTTP port, on which the stand-ins' APIs are mounted */
  async start(port: number): Promise<void> {
    this.port = port;
    this.letterPort = await this.mailbox.start();
  }

  async stop(): Promise<void> {
    await this.mailbox.stop();
  }

  /** The APIs of the stand-ins, as routes of the house. */
  mount(web: Application): void {
    web.use('/sandbox/slack/api', slackWebApi(this.slack));
    web.use(
      '/sandbox/teams',
      botConnector(this.teams, () => this.serviceUrl),
    );
  }

  /** The configuration of a house that speaks to these stand-ins. */
  configure(config: Config): Config {
    const { language } = config.policy.desk;
    return {
      ...config,
      policy: {
        ...config.policy,
        operators: colleagues.map(({ email, name, role }) => ({ email, name, role })),
      },
      slack: {
        mode: 'http',
        botToken: this.slack.app.botToken,
        signingSecret: this.slack.app.signingSecret,
        appToken: null,
        channel: slackIds.channel,
        adminChannel: slackIds.admins,
        language,
        postsPerSecond: 50,
        apiUrl: `${this.base}/sandbox/slack/api/`,
      },
      teams: this.inPlayground
        ? playgroundSettings(language)
        : {
            appId: this.teams.appId,
            appPassword: null,
            appType: 'SingleTenant',
            tenantId: this.teams.tenantId,
            allowedTenants: [this.teams.tenantId],
            channel: 'installed',
            adminChannel: null,
            language,
            messagesPerSecond: 50,
            standIn: {
              kind: 'tenant',
              openIdMetadataUrl: `${this.serviceUrl}/openid`,
              token: () => this.teams.tokenForBot(),
              fileOrigin: this.base,
            },
          },
      smtpOut: {
        host: '127.0.0.1',
        port: this.letterPort,
        tls: 'none',
        user: '',
        auth: null,
      },
    };
  }

  /** The people at work, once the house listens. */
  people(): { slack: SlackPeople; teams: TeamsPeople } {
    return {
      slack: new SlackPeople(this.slack, `${this.base}/slack/events`),
      teams: new TeamsPeople(this.teams, `${this.base}/api/messages`, this.serviceUrl),
    };
  }

  /** Somebody installs the app in the team, if nobody has. */
  async settle(): Promise<void> {
    if (!this.inPlayground && this.teams.state.installedIn === null)
      await this.people().teams.install(teamsIdOf('GIULIA'), teamsIds.channel);
  }

  private get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private get serviceUrl(): string {
    return `${this.base}/sandbox/teams`;
  }

  private load(): void {
    if (!this.file || !existsSync(this.file)) return;
    const store = saved.parse(JSON.parse(readFileSync(this.file, 'utf8')));
    this.slack.restore(store.slack);
    this.teams.restore(store.teams);
    this.mailbox.items = store.mailbox as MailboxItem[];
    this.clockAheadMs = store.clockAheadMs;
  }

  /** Whole and at once: a sandbox is small, and a kill must not tear it. */
  private save(): void {
    if (!this.file) return;
    mkdirSync(dirname(this.file), { recursive: true });
    const store = {
      slack: this.slack.snapshot(),
      teams: this.teams.snapshot(),
      mailbox: this.mailbox.items,
      clockAheadMs: this.clockAheadMs,
    };
    writeFileSync(`${this.file}.new`, JSON.stringify(store));
    renameSync(`${this.file}.new`, this.file);
  }
}
