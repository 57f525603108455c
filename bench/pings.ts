import { load, percentiles, whole } from './measure.ts';
import { dueCount, dueInAMinute } from './scale/due.ts';
import { inThrowAwayDatabase } from './throw-away-database.ts';

/** Many requests fall due in one minute on a desk that has no others, and the whole house, with the stand-ins of both chats, tells of it. */
export async function pinging(): Promise<void> {
  console.log(`\n${whole(dueCount)} requests fall due in one minute: how late are the calls?`);
  await inThrowAwayDatabase(async ({ url }) => {
    const { struck, slack, teams, messages } = await dueInAMinute({ desk: url, owner: url });
    const rows: [string, number[]][] = [
      ['the log says so', struck],
      [`told in Slack, in ${messages.slack} messages`, slack],
      [`told in Teams, in ${messages.teams} messages`, teams],
    ];
    const unit = 'ms after the minute: median / 95th / 99th percentile / worst';
    console.log(`  ${''.padEnd(44)}${unit}`);
    for (const [name, lates] of rows) console.log(`  ${name.padEnd(44)}${percentiles(lates)}`);
    console.log(`  ${load()}`);
  });
}
