import { parseArgs } from 'node:util';
import type { Desk } from '../../desk/desk.ts';
import { newToken } from '../../outwards/api/token.ts';
import { type ApiToken, allTokens, insertToken, revokeToken } from '../../store/outwards/tokens.ts';
import { type TokenRight, tokenRights } from '../../store/schema/outwards/api.ts';

const usage = `Write: npm run -s sportello -- tokens add --name "Web form" --rights ${tokenRights.join(',')}, tokens list, or tokens revoke HANDLE`;

/** Who may use the API. A token is shown once, as it is made; what is kept of it opens nothing. */
export async function tokens({ db }: Pick<Desk, 'db'>, args: string[]): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === 'add') return await add(db, rest);
  if (verb === 'list' && rest.length === 0) return await list(db);
  const [handle, ...more] = rest;
  if (verb !== 'revoke' || !handle || more.length > 0) throw new Error(usage);
  // The whole token is a way to name it, too.
  const named = /^sportello_([A-Za-z0-9]{8})_/.exec(handle)?.[1] ?? handle;
  if (!(await revokeToken(db, named, new Date())))
    throw new Error(`No token in use has the handle ${named}: npm run sportello -- tokens list`);
  console.log(`${named} is revoked, from now on.`);
  return 0;
}

async function add(db: Desk['db'], args: string[]): Promise<number> {
  const { name, rights, perMinute, perDay, commentsPerDay } = wanted(args);
  const { token, ...kept } = newToken();
  await insertToken(db, { ...kept, name, rights, perMinute, perDay, commentsPerDay, madeAt: new Date() });
  console.log(token);
  console.error(
    `It may ${rights.join(', ')}: ${perMinute} calls a minute, ${perDay} requests and ${commentsPerDay} comments a day. It is shown this once: keep it as you keep passwords.`,
  );
  return 0;
}

function wanted(
  args: string[],
): Pick<ApiToken, 'name' | 'rights' | 'perMinute' | 'perDay' | 'commentsPerDay'> {
  const { values } = parseArgs({
    args,
    options: {
      name: { type: 'string' },
      rights: { type: 'string' },
      'per-minute': { type: 'string', default: '60' },
      'per-day': { type: 'string', default: '500' },
      'comments-per-day': { type: 'string', default: '2000' },
    },
  });
  const name = values.name?.trim() ?? '';
  if (name === '' || name.length > 60)
    throw new Error(`Say what it is for, in 60 characters: operators read it on cards. ${usage}`);
  return {
    name,
    rights: rightsIn(values.rights ?? ''),
    perMinute: countIn(values['per-minute'], '--per-minute'),
    perDay: countIn(values['per-day'], '--per-day'),
    commentsPerDay: countIn(values['comments-per-day'], '--comments-per-day'),
  };
}

function rightsIn(said: string): TokenRight[] {
  const asked = said.split(/[\s,]+/).filter(Boolean);
  const unknown = asked.filter(right => !tokenRights.some(known => known === right));
  if (asked.length === 0 || unknown.length > 0)
    throw new Error(`Say what it may do, of ${tokenRights.join(', ')}: --rights create,read`);
  return tokenRights.filter(right => asked.includes(right));
}

function countIn(said: string, option: string): number {
  if (!/^[1-9]\d{0,5}$/.test(said)) throw new Error(`${option} is a whole number up to 999999.`);
  return Number(said);
}

async function list(db: Desk['db']): Promise<number> {
  const all = await allTokens(db);
  if (all.length === 0) console.log('There are no tokens: the API is off.');
  for (const { handle, name, rights, perMinute, perDay, commentsPerDay, madeAt, usedAt, revokedAt } of all)
    console.log(
      [
        `sportello_${handle}_…  ${name}`,
        rights.join(','),
        `${perMinute}/min, ${perDay} requests/day, ${commentsPerDay} comments/day`,
        `made ${madeAt.toISOString().slice(0, 10)}`,
        usedAt ? `last used ${usedAt.toISOString()}` : 'never used',
        ...(revokedAt ? [`revoked ${revokedAt.toISOString().slice(0, 10)}`] : []),
      ].join('  '),
    );
  return 0;
}
