import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { type HeldRequest, heldOf, recordExport } from '../../desk/privacy/held-of.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { asAddress } from '../../ticket/people/as-address.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import { languages } from '../../ticket/words.ts';
import { indexPage, requestPage } from './pages.ts';

const usage = 'Write: npm run -s sportello -- privacy export ADDRESS (--to DIR, --language it|en)';

/**
 * `privacy export ADDRESS`: all that is held of a person, in a folder: a page to read, the same as JSON, their files, their emails
 * as they came. @returns the exit code
 */
export async function exportPerson(desk: Desk, { policy }: Config, args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { to: { type: 'string' }, language: { type: 'string' } },
  });
  const [written = '', ...more] = positionals;
  const address = asAddress(written);
  if (!address || more.length > 0) throw new Error(usage);
  const to = resolve(values.to ?? `data-of-${address.replace(/[^a-z0-9.@+-]/g, '_')}`);
  if (existsSync(to)) throw new Error(`${to} is there already: name another folder with --to.`);
  await recordExport(desk, address);
  const held = await heldOf(desk, address);
  const language = languages.find(each => each === values.language) ?? held.known.language ?? 'it';
  const named = { names: policy.portal?.namesOperators === true, language, zone: desk.calendar.now().zone };
  mkdirSync(to, { recursive: true, mode: 0o700 });
  const put = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(to, name), content, { mode: 0o600 });
  const requests: { number: number; title: string }[] = [];
  const keep = (one: HeldRequest, folder: string) => {
    const { number, subject } = one.request;
    mkdirSync(join(to, folder), { recursive: true, mode: 0o700 });
    for (const { id, name, content } of one.files) put(`${folder}/${fileName(id, name)}`, content);
    put(`${folder}/request.json`, JSON.stringify(jsonOf(one, named.names), null, 2));
    put(
      `${folder}/request.html`,
      requestPage(
        one,
        one.files.map(file => fileName(file.id, file.name)),
        named,
      ),
    );
    requests.push({ number, title: subject });
  };
  for await (const one of held.each()) keep(one, `requests/${one.request.number}`);
  for await (const one of held.eachOther()) keep(one, `in-others/${one.request.number}`);
  for (const { id, source } of held.mails) {
    mkdirSync(join(to, 'mails'), { recursive: true, mode: 0o700 });
    put(`mails/${id}.eml`, source);
  }
  const { known, beside, log, numbers } = held;
  const readings = held.readings.map(({ name, ...reading }) => ({
    ...reading,
    by: named.names ? name : 'an operator',
  }));
  put(
    'data.json',
    JSON.stringify(
      {
        ...known,
        ...beside,
        numbers,
        log,
        readings,
        mails: held.mails.map(({ id, ticket, arrivedAt }) => ({ id, ticket, arrivedAt })),
      },
      null,
      2,
    ),
  );
  put(
    'index.html',
    indexPage({ known, beside, log, readings, numbers, requests, mails: held.mails.length }, named),
  );
  console.log(
    `${to}: ${numbers.requests.length} requests, parts of ${numbers.others.length} of others, ${held.mails.length} emails as they came, ${readings.length} readings.`,
  );
  console.log('Keep it as closed as the mails that are in it, and delete it once it was handed over.');
  return 0;
}

/** A name that lies nowhere but in its folder, and is no other's. */
function fileName(id: number, name: string): string {
  const safe = name.replace(/[\p{C}/\\:*?"<>|]+/gu, '_').replace(/^\.+/, '_');
  return `${id}-${safe.slice(-100).toWellFormed()}`;
}

function jsonOf({ request, messages, events, files }: HeldRequest, names: boolean) {
  const { watchers: _, assignee, turn: __, ...rest } = request;
  return {
    request: { ...rest, assignee: names ? (assignee?.name ?? null) : null },
    messages: messages.map(({ mailId: ___, ...message }) => message),
    files: files.map(({ id, name }) => fileName(id, name)),
    events: events.map(each => eventIn(each, names)),
  };
}

/** What happened, and when; who of the house did it only where customers read that. */
function eventIn({ sequence, event, actor, origin, at }: Seen<RecordedEvent>, names: boolean) {
  const by = actor.kind === 'operator' ? { kind: 'operator', ...(names ? { name: actor.name } : {}) } : actor;
  return { sequence, at, by, from: origin, ...event };
}
