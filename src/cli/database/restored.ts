import { parseArgs } from 'node:util';
import type { Config } from '../../config/config.ts';
import { numbersSkipped, type Restored, restored } from '../../desk/watch/restored.ts';
import type { Db } from '../../store/database.ts';
import { numbersSeen } from '../../store/numbers-seen.ts';
import { deskSecret } from '../../store/settings.ts';

/** `sportello restored --margin 1000`: what is to be done after an older state of the database was put back. */
export async function restoredByHand(
  db: Db,
  { dataDir }: Config,
  args: string[],
  now: Date,
): Promise<number> {
  const { values } = parseArgs({ args, options: { margin: { type: 'string' } } });
  const margin = values.margin === undefined ? numbersSkipped : Number(values.margin);
  if (!Number.isInteger(margin) || margin < 1 || margin > 1_000_000)
    throw new Error('Say by how many numbers: --margin 1000 (1 to 1,000,000).');
  for (const line of await afterRestore(db, dataDir, now, margin)) console.log(line);
  return 0;
}

/**
 * Makes a database that was put back fit for a world that has gone on: see docs/restoring.md. Whoever restores calls it
 * once, on the migrated database, before the desk works on it.
 *
 * @param dataDir where the highest number that was seen lies
 * @returns what was done, in lines for the admin
 */
export async function afterRestore(
  db: Db,
  dataDir: string,
  now: Date,
  margin = numbersSkipped,
): Promise<string[]> {
  const seen = numbersSeen(dataDir, await deskSecret(db)).read();
  return inWords(await restored(db, now, seen, margin), seen);
}

function inWords({ from, to, cards, letters }: Restored, seen: number): string[] {
  const elsewhere = seen > from ? `; ${dataFolderKnew(seen)}` : '';
  return [
    `Ticket numbers: the database knew up to #${from}${elsewhere}. The next request is #${to + 1}.`,
    'Ids of emails and files continue from further on too, so that no Message-ID and no link is used twice.',
    `Cards of ${cards} open ${cards === 1 ? 'request' : 'requests'} are drawn as this database knows them, once the desk runs.`,
    ...(letters > 0
      ? [
          `${letters} ${letters === 1 ? 'email is waiting' : 'emails are waiting'} to be sent. What was already sent in the time that was lost is sent once more, under the same Message-ID.`,
        ]
      : []),
    'Mail of the time between is read again where it still lies in its folder. What else to do: docs/restoring.md',
  ];
}

function dataFolderKnew(seen: number): string {
  return `the data folder has seen #${seen}`;
}
