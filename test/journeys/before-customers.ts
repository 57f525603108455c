import { strFromU8, unzipSync } from 'fflate';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';
import type { Db } from '../../src/store/database.ts';
import { aVisitor, letIn, signIn, type Visitor } from '../web/portal/a-visitor.ts';

type Looking = {
  url: string;
  db: Db;
  sandbox: Pick<Sandbox, 'clock'>;
  /** A request that is not theirs to see. */
  number: number;
  /** Words that stand in it, and in no page. */
  words: string;
  /** By its key: of whom somebody looks at all that all may see. */
  company: string;
};

/**
 * All that stands on the pages for customers, read by nobody, by another customer, and by a contact of the same company who may not see what
 * few may: lists, what is looked for, the request by its number, readings, the status page, and each one's data as they take them.
 */
export async function beforeCustomers({
  url,
  db,
  sandbox,
  number,
  words,
  company,
}: Looking): Promise<string> {
  const read: string[] = [];
  const people = { 'altra@other.example': null, [`referente@${company}.example`]: company, '': null };
  for (const [address, of] of Object.entries(people)) {
    const visitor = aVisitor(() => url);
    if (address !== '') {
      await letIn(db, address, of);
      await signIn(visitor, db, { address, now: sandbox.clock() });
    }
    for (const path of [
      ...['/portal', '/portal?which=all', `/portal?which=all&q=${encodeURIComponent(words)}`],
      ...[
        `/portal?which=all&q=${number}`,
        `/portal/requests/${number}`,
        '/portal/readings',
        '/portal/profile',
      ],
      '/status',
    ]) {
      const { text, status } = await visitor.get(path);
      if (status >= 500) throw new Error(`${path} is broken`);
      read.push(`${address} ${path} ${text}`);
    }
    if (address !== '') read.push(await dataOf(visitor, url));
  }
  return read.join('\n');
}

/** What somebody gets who takes their data, every file of it. */
async function dataOf({ jar, get }: Visitor, url: string): Promise<string> {
  const { text } = await get('/portal/profile');
  const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1]?.replaceAll('&#x3D;', '=') ?? '';
  const response = await fetch(new URL('/portal/profile/data', url), {
    method: 'POST',
    body: new URLSearchParams({ csrf }),
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '),
    },
  });
  if (response.status !== 200) throw new Error(`no data were given: ${response.status}`);
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()));
  return Object.entries(files)
    .map(([name, content]) => `${name} ${strFromU8(content)}`)
    .join('\n');
}
