import { sql } from 'drizzle-orm';
import { slackIds, teamsIds } from '../../src/sandbox/cast.ts';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Db } from '../../src/store/database.ts';

/** One in so many cards was deleted by somebody: it is looked for, and posted anew. */
const deletedOne = 40;

/** Lays the cards of the open requests, of which only the database knows so far, into both chats: to be drawn anew there. */
export async function layCards({ slack, teams }: Sandbox, db: Db): Promise<void> {
  const open = await db.execute<{ number: number }>(sql`select number from ticket where status <> 'closed'`);
  const lying = open.filter(({ number }) => number % deletedOne !== 0);
  const at = new Date().toISOString();
  for (const { number } of lying) {
    slack
      .channel(slackIds.channel)
      ?.messages.push({ ts: `slack${number}`, user: slack.app.botUser, text: '', blocks: [] });
    teams.state.channels
      .find(({ id }) => id === teamsIds.channel)
      ?.threads.push({ root: { id: `teams${number}`, from: teams.botId, text: '', at }, replies: [] });
  }
}
