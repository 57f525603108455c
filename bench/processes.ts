import { letSeveralWork, type Outcome } from '../test/faults/several-desks.ts';
import { load } from './measure.ts';
import { inThrowAwayDatabase } from './throw-away-database.ts';

// npm run bench:processes -- [mails] [processes, …]: so many mails by eight senders, and presses in both chats, to 1, 2 and 4
// processes on one database, of which one is killed each 30 seconds and started again. Chats, senders and database share the machine.
const [mails = '1500', ...counts] = process.argv.slice(2);
// What the clock did stands in the desks' logs alone.
process.env.TEST_LOG = 'info';

for (const desks of counts.length > 0 ? counts.map(Number) : [1, 2, 4])
  await inThrowAwayDatabase(async database => {
    const outcome = await letSeveralWork(database.url, {
      ...{
        desks,
        mails: Number(mails),
        senders: 8,
        pauseMs: 0,
        kills: 1,
        pressEveryMs: 250,
        killEveryMs: 30_000,
        dueEveryMs: 3_000,
      },
    });
    const [claims] = await database.connection<{ twice: number; claimed: string[] }[]>`
      select count(*) filter (where times > 1)::int as twice, array_agg(token) as claimed from (
        select substring(ticket.subject from 'F-[0-9]{5}') as token, count(*) as times
        from ticket_event join ticket on ticket.number = ticket_event.ticket
        where ticket_event.type = 'claimed' group by 1) as each`;
    report(desks, outcome, claims?.twice ?? 0, claims?.claimed ?? []);
  });

function report(
  desks: number,
  { kills, seconds, clearedSeconds, seen, presses, did }: Outcome,
  twice: number,
  claimed: string[],
) {
  console.log(`\n${desks} ${desks === 1 ? 'process' : 'processes'}; ${load()}`);
  console.table({
    'mails taken a second': (seen.accepted / seconds).toFixed(1),
    'seconds until all were out': clearedSeconds.toFixed(0),
    'killed, and started again': kills,
    'presses (answered)': `${presses.made} (${presses.answered})`,
    'claims acknowledged by Slack': presses.done.size,
    'of these not carried out': [...presses.done].filter(token => !claimed.includes(token)).length,
    'presses carried out twice': twice,
    'requests without a card (Slack, Teams)': `${seen.lost.slack.length}, ${seen.lost.teams.length}`,
    'requests that are there twice': seen.doubled.length,
    'second cards (Slack, Teams)': `${seen.copies.slack.length}, ${seen.copies.teams.length}`,
    'second cards in Teams, where one was killed before it was noted': seen.copies.teamsNotNoted,
    'letters received': seen.letters.received,
    'letters missing': seen.letters.missing.length,
    'letters under two ids': seen.letters.twoIds.length,
    'letters repeated under their id': seen.letters.repeated,
    'processor, ms a mail, all processes': (
      (did.reduce((sum, { cpuSeconds }) => sum + cpuSeconds, 0) * 1000) /
      Number(mails)
    ).toFixed(1),
  });
  console.table(did.map(one => ({ ...one, cpuSeconds: Math.round(one.cpuSeconds) })));
}
