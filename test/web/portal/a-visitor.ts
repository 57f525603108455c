import { parseSetCookie } from 'cookie';
import type { Desk } from '../../../src/desk/desk.ts';
import { codeOf } from '../../../src/desk/portal/code.ts';
import { beginSession } from '../../../src/desk/portal/enter.ts';
import type { Db } from '../../../src/store/database.ts';
import { saveAccess } from '../../../src/store/portal/access.ts';
import { deskSecret } from '../../../src/store/settings.ts';

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
    return { status, headers, text: await response.text(), location: headers.get('location') };
  }

  const visitor = {
    jar,
    get: (path: string, headers: Record<string, string> = {}) => send(path, { headers }),
    send,
    /** A form of fields, with the token that this browser's pages bear. */
    post: async (path: string, fields: Record<string, string> = {}) => {
      // Whoever came by one request's link has that page alone.
      const home = await send('/portal');
      const { text } = home.location?.startsWith('/portal/') ? await send(home.location) : home;
      const csrf = /name="csrf" value="([^"]+)"/.exec(text)?.[1] ?? '';
      const body = new URLSearchParams({ csrf: csrf.replaceAll('&#x3D;', '='), ...fields });
      return await send(path, {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
    },
  };
  return visitor;
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

/** The last code that was asked for, as it was mailed. */
export async function lastCode({ db }: Pick<Desk, 'db'>): Promise<string> {
  const [row] = await db.execute<{ nonce: string }>('select nonce from portal_code order by id desc limit 1');
  return codeOf(row?.nonce ?? '', await deskSecret(db));
}
