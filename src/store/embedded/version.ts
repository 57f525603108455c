import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * PostgreSQL reads no data of another major version, and says so in a riddle in its log.
 *
 * @throws Error with the way out, where the data were written by another
 */
export async function refuseOtherVersion(
  cluster: string,
  { version }: { version(): Promise<number> },
): Promise<void> {
  const written = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const ours = await version();
  if (written === String(ours)) return;
  const home = dirname(cluster);
  throw new Error(
    [
      `The data in ${home} were written by PostgreSQL ${written}, and this Sportello brings PostgreSQL ${ours}, which cannot read them.`,
      'Nothing is lost. Write a backup with the Sportello that you had before, and read it with this one:',
      '  git checkout <the version that you had> && npm ci && npm run -s sportello -- backup sportello.backup',
      `  git checkout - && npm ci && mv ${home} ${home}-${written} && npm run -s sportello -- restore sportello.backup`,
      '(docs/operations.md, "A new major version of PostgreSQL")',
    ].join('\n'),
  );
}
