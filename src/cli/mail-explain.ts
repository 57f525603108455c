import { readFileSync } from 'node:fs';
import type { Config } from '../config.ts';
import { explainMail } from '../mail/explain.ts';

/** `mail explain FILE...`: one JSON line for each mail, whatever is in it. */
export async function mailExplain(
  files: string[],
  { mailboxes }: Pick<Config, 'mailboxes'>,
): Promise<number> {
  if (files.length === 0) throw new Error('Name the mails: npm run -s sportello -- mail explain FILE...');
  const context = { ownAddresses: mailboxes.map(({ address }) => address), isOwnMessageId: () => false };
  for (const file of files) console.log(JSON.stringify(await explainMail(file, readFileSync(file), context)));
  return 0;
}
