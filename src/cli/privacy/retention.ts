import { parseArgs } from 'node:util';
import type { Desk } from '../../desk/desk.ts';
import { dueNow, nextNight } from '../../desk/privacy/retention/night.ts';
import { lastNights, type RetentionNight } from '../../store/privacy/retention/nights.ts';
import { type RetentionClass, retentionClasses } from '../../ticket/erasing/retention.ts';
import { momentIn } from '../saying/moment.ts';

/** What each class is called, one and many. */
const whats: Record<RetentionClass, (count: number) => string> = {
  closed: count => (count === 1 ? 'closed request' : 'closed requests'),
  attachments: count => (count === 1 ? 'file' : 'files'),
  rawMail: count => (count === 1 ? 'email as it came' : 'emails as they came'),
  machineMail: count => (count === 1 ? 'automatic email' : 'automatic emails'),
  ledger: count => (count === 1 ? 'reading' : 'readings'),
};

/** `privacy retention --dry-run`: what would go, of each class, and from when it is. Nothing is written. @returns the exit code */
export async function retention(desk: Desk, args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { 'dry-run': { type: 'boolean' } } });
  if (!values['dry-run'])
    throw new Error(
      'What was kept for long enough goes at night, while the server runs. Write: npm run -s sportello -- privacy retention --dry-run, to see what would go.',
    );
  const { cutoffs, due } = await dueNow(desk);
  for (const of of retentionClasses)
    console.log(`${of.padEnd(12)} ${lineOf(desk, of, cutoffs[of], due[of])}`);
  const calendar = desk.calendar.now();
  const { zone } = calendar;
  console.log(
    `\nIt goes at night, from ${momentIn(zone, nextNight(calendar, desk.clock()))} on (${zone}), in small steps.`,
  );
  console.log('What the law has you keep (privacy: keep) stays for as long as that, and is passed over.');
  for (const night of await lastNights(desk.db, 3)) console.log(nightInWords(night, zone));
  return 0;
}

function lineOf(
  { privacy }: Desk,
  of: RetentionClass,
  cutoff: string | null,
  due: { count: number; oldest: Date | null } | null,
): string {
  const span = privacy.retention[of];
  if (!span || !cutoff || !due) return 'kept until somebody erases it: desk.yaml names no time for it';
  const kept = `kept for ${span.amount} ${span.unit}${span.amount === 1 ? '' : 's'}`;
  if (due.count === 0) return `${kept}; nothing is from ${day(cutoff)} or before`;
  return `${kept}; ${due.count} ${whats[of](due.count)} from ${day(cutoff)} or before would go, the oldest from ${day(due.oldest)}`;
}

function nightInWords({ begunAt, endedAt, isWhole, gone }: RetentionNight, zone: string): string {
  const { requests, files, mails, readings } = gone;
  const how = endedAt ? (isWhole ? 'done' : 'cut short, the next one goes on') : 'going on';
  return `Night of ${momentIn(zone, begunAt)}: ${requests} requests, ${files} files, ${mails} emails, ${readings} readings; ${how}.`;
}

const day = (at: Date | string | null) => (at ? new Date(at).toISOString().slice(0, 10) : '');
