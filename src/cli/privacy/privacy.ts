import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { eraseAgain } from '../../desk/privacy/again.ts';
import { erasuresKept, noteErasures } from '../../store/privacy/erasures-kept.ts';
import { erase } from './erase.ts';
import { exportPerson } from './export.ts';
import { showLedger } from './ledger.ts';
import { retention } from './retention.ts';

const usage =
  'Write: npm run -s sportello -- privacy export ADDRESS, privacy erase ADDRESS, or privacy ledger; help privacy tells more.';

/** What is held of a person: taken out, and erased. @returns the exit code */
export async function privacy(desk: Desk, config: Config, [verb, ...args]: string[]): Promise<number> {
  switch (verb) {
    case 'erase':
      return await erase(desk, config, args);
    case 'again':
      return await again(desk, config);
    case 'ledger':
      return await showLedger(desk, config, args);
    case 'retention':
      return await retention(desk, args);
    case 'export':
      return await exportPerson(desk, config, args);
    default:
      throw new Error(usage);
  }
}

/** After an older state of the database was put back. */
async function again(desk: Desk, { dataDir }: Config): Promise<number> {
  const kept = erasuresKept(dataDir);
  const { erased, cameBack } = await eraseAgain(desk, kept);
  await noteErasures(dataDir)(desk);
  console.log(
    kept.length === 0
      ? 'Nobody was ever erased here, as far as the data folder knows.'
      : `${erased} of ${kept.length} who were erased before were in it again, and are erased.`,
  );
  for (const address of cameBack)
    console.log(
      `${address} was erased before, and has written since: nothing was done. What the restored database holds from before goes with privacy erase, together with what they wrote since.`,
    );
  return 0;
}
