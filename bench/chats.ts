import { slackIds, teamsIds } from '../src/sandbox/cast.ts';
import type { Sandbox } from '../src/sandbox/sandbox.ts';
import type { Db } from '../src/store/database.ts';
import { card } from '../src/store/schema/cards.ts';

const atOnce = 5000;
const patienceMs = 10_000;

/** The tickets' cards, as they lie in both channels, known to the desk. */
export async function layCards(db: Db, { slack, teams }: Sandbox, tickets: number[]): Promise<void> {
  const rows = tickets.flatMap(ticket => {
    const ts = slack.nextTs();
    slack.channel(slackIds.channel)?.messages.push({ ts, user: slackIds.bot, text: `#${ticket}` });
    const root = { id: `card${ticket}`, from: teams.botId, text: `#${ticket}`, at: new Date().toISOString() };
    teams.channel(teamsIds.channel)?.threads.push({ root, replies: [] });
    return [
      {
        ticket,
        platform: 'slack' as const,
        destination: slackIds.channel,
        channel: slackIds.channel,
        message: ts,
      },
      {
        ticket,
        platform: 'teams' as const,
        destination: 'installed',
        channel: teamsIds.channel,
        message: root.id,
      },
    ];
  });
  for (let from = 0; from < rows.length; from += atOnce)
    await db.insert(card).values(rows.slice(from, from + atOnce));
}

/** When each new post came to lie in its channel, by the machine's clock. */
export function watchPosts({ slack, teams }: Sandbox): { seen: Map<string, number> } {
  const seen = new Map<string, number>();
  const note = (message: string | undefined) => {
    if (message !== undefined && !seen.has(message)) seen.set(message, Date.now());
  };
  slack.changes.on('change', () => note(slack.channel(slackIds.channel)?.messages.at(-1)?.ts));
  teams.changes.on('change', () => note(teams.channel(teamsIds.channel)?.threads.at(-1)?.root.id));
  return { seen };
}

/** When one more card lies in each channel. */
export async function nextCards({ slack, teams }: Sandbox): Promise<Record<string, number>> {
  const lying = {
    Slack: () => slack.channel(slackIds.channel)?.messages.length ?? 0,
    Teams: () => teams.channel(teamsIds.channel)?.threads.length ?? 0,
  };
  const [Slack, Teams] = await Promise.all([
    oneMore(slack.changes, lying.Slack),
    oneMore(teams.changes, lying.Teams),
  ]);
  return { Slack, Teams };
}

async function oneMore(changes: Sandbox['slack']['changes'], lying: () => number): Promise<number> {
  const before = lying();
  return await new Promise((done, fail) => {
    const clock = setTimeout(() => fail(new Error('no card came')), patienceMs);
    const look = () => {
      if (lying() === before) return;
      clearTimeout(clock);
      changes.off('change', look);
      done(performance.now());
    };
    changes.on('change', look);
  });
}
