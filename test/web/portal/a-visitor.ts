import { parseSetCookie } from 'cookie';
import { strFromU8, unzipSync } from 'fflate';
import { beginSession } from '../../../src/desk/portal/enter.ts';
import type { Db } from '../../../src/store/database.ts';
import { saveAccess } from '../../../src/store/portal/access.ts';

export type Page = { status: number; text: string; headers: Headers; location: string | null };

/** Somebody's browser, as far as pages without programs need one: it keeps cookies, and sends the forms that a page has. */
export function aVisitor(base: () => string) {
  const jar = new Map<string, string>();

  async function send(path: string, init: RequestInit = {}): Promise<Page> {
    const response = await fetch(new URL(path, base()), {
      redirect: 'manual',
      ...init,
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; '), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) {
      const { name, value = '', maxAge } = parseSetCookie(line);
      if (maxAge === 0) jar.delete(name);
      else jar.set(name, value);
    }
    const { status, headers } = response;
    const body = new Uint8Array(await response.arrayBuffer());
    const isZip = headers.get('content-type') === 'application/zip';
    const text = isZip ? unzipped(body) : new TextDecoder().decode(body);
    return { status, headers, text, location: headers.get('location') };
  }

  let token = '';
  /** What this browser's forms bear, as long as it is open. */
  async function csrf(): Promise<string> {
    if (token !== '') return token;
    const { text } = await send('/portal/access');
    token = (/name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '').replaceAll('&#x3D;', '=');
    return token;
  }

  const visitor = {
    jar,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    send,
    csrf,
    /** A form of fields, with the token that this browser's pages bear. */
    post: async (path: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) =>
      await send(path, {
        method: 'POST',
        body: new URLSearchParams({ csrf: await csrf(), ...fields }),
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
    /** The same, of a form that can bring files. */
    upload: async (
      path: string,
      fields: Record<string, string>,
      files: File[] = [],
      headers: Record<string, string> = {},
    ) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ csrf: await csrf(), ...fields })) body.set(name, value);
      for (const file of files) body.append('files', file);
      return await send(path, { method: 'POST', body, headers });
    },
    /** What a program in the page sends. */
    json: async (path: string, said: object, headers: Record<string, string> = {}) =>
      await send(path, {
        method: 'POST',
        body: JSON.stringify(said),
        headers: { 'content-type': 'application/json', 'x-csrf': await csrf(), ...headers },
      }),
  };
  return visitor;
}

/** All that is written in a zip, and what its files are called. */
function unzipped(zip: Uint8Array): string {
  return Object.entries(unzipSync(zip))
    .map(([name, content]) => `${name}\n${strFromU8(content)}`)
    .join('\n');
}

export type Visitor = ReturnType<typeof aVisitor>;

/** Signs somebody in as if they had typed a code. @param ticket the one request that a link opened; null: the portal */
export async function signIn(
  visitor: Visitor,
  db: Db,
  { address, ticket = null, now }: { address: string; ticket?: number | null; now: Date },
): Promise<void> {
  const token = await db.transaction(tx => beginSession(tx, { address, ticket, agent: 'Firefox' }, now));
  visitor.jar.set('__Host-sportello-session', token);
}

/** Somebody may sign in. */
export async function letIn(db: Db, address: string, company: string | null = null): Promise<void> {
  await saveAccess(db, { address, name: 'Paolo Neri', language: 'it', company, grantedAt: new Date() });
}
