import { dirname, join } from 'node:path';
import type { Application } from 'express';
import type { Config } from '../config/config.ts';
import { portalShape } from '../config/keys/pages/portal.ts';
import { colleagues, customersCompanies, teamsIdOf, teamsIds } from './cast.ts';
import { castTenant, castWorkspace } from './casting.ts';
import { CustomerMailbox } from './customers/mailbox.ts';
import { ChangeLog, type Kept } from './kept/change-log.ts';
import { onlyItsOwnPages } from './own-pages.ts';
import { settingsOfTenant, settingsOfWorkspace } from './own-settings.ts';
import { playgroundSettings } from './playground.ts';
import { SlackPeople } from './slack/people/people.ts';
import { slackWebApi } from './slack/web-api/web-api.ts';
import type { SlackWorkspace } from './slack/workspace.ts';
import { botConnector } from './teams/connector/connector.ts';
import { TeamsPeople } from './teams/people/people.ts';
import type { TeamsTenant } from './teams/tenant.ts';

/** When the managers are told of the week, where desk.yaml does not say. */
const friday = { day: 5, at: '17:00' };

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
  private readonly log: ChangeLog | null;
  private readonly inPlayground: boolean;

  /**
   * @param file where the store outlives a restart; null keeps it in memory
   * @param inPlayground Microsoft's Agents Playground is Teams, in place of the tenant here
   */
  constructor(file: string | null, inPlayground = false) {
    this.log = file ? new ChangeLog(file, () => this.kept()) : null;
    this.inPlayground = inPlayground;
    this.slack = castWorkspace(this.clock);
    this.teams = castTenant(this.clock);
    this.mailbox = new CustomerMailbox(this.clock, file && join(dirname(file), 'files'));
    this.load();
    for (const [name, { changes }] of this.stores)
      changes.on('change', kept => this.log?.append(kept.map(under(name))));
  }

  /** The desk's time: the machine's, moved forward by the page's button. */
  readonly clock = (): Date => new Date(Date.now() + this.clockAheadMs);

  moveClock(ms: number): void {
    this.clockAheadMs += ms;
    this.log?.append([this.clockKept]);
    this.mailbox.changes.emit('change', []);
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
    web.use('/sandbox', onlyItsOwnPages);
    web.use('/sandbox/slack/api', slackWebApi(this.slack));
    web.use(
      '/sandbox/teams',
      botConnector(this.teams, () => this.serviceUrl),
    );
  }

  /** The configuration of a house that speaks to these stand-ins. */
  configure(config: Config): Config {
    const { language } = config.policy.desk;
    const { hostname } = new URL(config.http.publicUrl);
    // As the manifests name it.
    this.slack.app.unfurlDomains = [hostname];
    this.teams.linkDomains = [hostname];
    return {
      ...config,
      policy: {
        ...config.policy,
        operators: colleagues.map(({ email, name, role }) => ({ email, name, role })),
        companies: config.policy.companies.length > 0 ? config.policy.companies : customersCompanies,
        status: true,
        reports: { ...config.policy.reports, page: true, weekly: config.policy.reports.weekly ?? friday },
        portal:
          config.policy.portal ?? portalShape.parse({ categories: ['bug', 'help-desk', 'change-request'] }),
      },
      slack: settingsOfWorkspace(this.slack, language, this.base),
      teams: this.inPlayground
        ? playgroundSettings(language)
        : settingsOfTenant(this.teams, language, this.base, this.serviceUrl),
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

  /** Somebody installs the app in the team, if nobody has; else Teams says where it is reached now: the port may be another. */
  async settle(): Promise<void> {
    if (this.inPlayground) return;
    const { teams } = this.people();
    if (this.teams.state.installedIn === null) await teams.install(teamsIdOf('GIULIA'), teamsIds.channel);
    else await teams.tellWhereReached();
  }

  private get base(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  private get serviceUrl(): string {
    return `${this.base}/sandbox/teams`;
  }

  private get stores(): [string, SlackWorkspace | TeamsTenant | CustomerMailbox][] {
    return [
      ['slack', this.slack],
      ['teams', this.teams],
      ['mailbox', this.mailbox],
    ];
  }

  private get clockKept(): Kept {
    return { key: clockKey, value: this.clockAheadMs };
  }

  private load(): void {
    const stores = new Map(this.stores);
    for (const [key, value] of this.log?.read() ?? []) {
      const [name = ''] = key.split(' ');
      if (key === clockKey) this.clockAheadMs = Number(value);
      else stores.get(name)?.restore({ key: key.slice(name.length + 1), value });
    }
  }

  private *kept(): Iterable<Kept> {
    yield this.clockKept;
    for (const [name, store] of this.stores) for (const kept of store.kept()) yield under(name)(kept);
  }
}

const clockKey = 'clock';

/** What a store keeps, in the file that it shares with the others. */
const under =
  (name: string) =>
  ({ key, value }: Kept): Kept => ({ key: `${name} ${key}`, value });
