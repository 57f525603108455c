import type { Db } from '../../store/database.ts';
import { howFar } from '../../store/maintenance/announcement-letters.ts';
import { findAnnouncement } from '../../store/maintenance/announcements.ts';
import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';

/** How far an announcement is, and whether it can be stopped still. */
export async function howFarInWords(
  db: Db,
  announcement: number | null,
  words: Words,
): Promise<{ says: string; isGoing: boolean }> {
  const known = announcement === null ? null : await findAnnouncement(db, announcement);
  if (!known?.sentAt) return { says: '', isGoing: false };
  const { all, by } = await howFar(db, known.id);
  const { far } = words.maintenance;
  const isGoing = known.stoppedAt === null && known.finishedAt === null;
  const told = by.told ?? 0;
  const outcomes = (['failed', 'bounced', 'perhaps', 'left-out'] as const).flatMap(outcome => {
    const count = by[outcome] ?? 0;
    return count > 0 ? [far.outcome[outcome](count)] : [];
  });
  const says = [
    all > 0 ? (isGoing ? far.sending : far.sent)(told, all) : '',
    known.stoppedBy ? far.stopped(readableLine(known.stoppedBy.name, 60)) : '',
    ...outcomes,
  ];
  return { says: says.filter(Boolean).join(', '), isGoing };
}

/** Who is not told, and why: "2 an address nobody reads"; '' where all are. */
export function notToldInWords(
  leftOut: { why: string; count: number }[],
  { maintenance: { why: known } }: Words,
): string {
  const reasons: Record<string, string> = known;
  return leftOut
    .toSorted((a, b) => b.count - a.count)
    .map(({ why, count }) => `${count} ${reasons[why] ?? why}`)
    .join(', ');
}
