import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { type HeldRequest, heldOf, recordExport } from '../../desk/privacy/held-of.ts';
import type { RecordedEvent } from '../../ticket/events.ts';
import { asAddress } from '../../ticket/people/as-address.ts';
import type { Seen } from '../../ticket/sight/seen.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import { languageIn } from '../saying/language.ts';
import { indexPage, type Manner, requestPage } from './pages.ts';

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
  const asked = languageIn(values.language, null);
  const to = resolve(values.to ?? `data-of-${address.replace(/[^a-z0-9.@+-]/g, '_')}`);
  if (existsSync(to)) throw new Error(`${to} is there already: name another folder with --to.`);
  await recordExport(desk, address);
  const held = await heldOf(desk, address);
  const language = asked ?? held.known.language ?? 'it';
  await write(to, held, {
    names: policy.portal?.namesOperators === true,
    language,
    zone: desk.calendar.now().zone,
  });
  const { numbers, mails, readings } = held;
  console.log(
    `${to}: ${numbers.requests.length} requests, parts of ${numbers.others.length} of others, ${mails.length} emails as they came, ${readings.length} readings.`,
  );
  console.log('Keep it as closed as the mails that are in it, and delete it once it was handed over.');
  return 0;
}

/** Request by request, and at the end what leads to all of them. */
async function write(to: string, held: Awaited<ReturnType<typeof heldOf>>, manner: Manner): Promise<void> {
  const folder = (name: string) => mkdirSync(join(to, name), { recursive: true, mode: 0o700 });
  const put = (name: string, content: string | Uint8Array) =>
    writeFileSync(join(to, name), content, { mode: 0o600 });
  const requests: Seen<Ticket>[] = [];
  const keep = (one: HeldRequest, where: string) => {
    folder(where);
    for (const { id, name, content } of one.files) put(`${where}/${fileName(id, name)}`, content);
    put(`${where}/request.json`, JSON.stringify(jsonOf(one, manner.names), null, 2));
    const files = one.files.map(({ id, name }) => fileName(id, name));
    put(`${where}/request.html`, requestPage(one, files, manner));
    requests.push(one.request);
  };
  for await (const one of held.each()) keep(one, `requests/${one.request.number}`);
  for await (const one of held.eachOther()) keep(one, `in-others/${one.request.number}`);
  folder('mails');
  for (const { id } of held.mails) {
    const source = await held.sourceOf(id);
    if (source) put(`mails/${id}.eml`, source);
  }
  const { known, beside, log, numbers } = held;
  const readings = held.readings.map(({ name, by, operator: _, address: __, ...reading }) => ({
    ...reading,
    by: (manner.names || by === 'colleague' ? name : '') || by,
  }));
  const mails = held.mails.map(({ id, ticket, arrivedAt }) => ({ id, ticket, arrivedAt }));
  put(
    'data.json',
    JSON.stringify(
      {
        ...known,
        ...Object.fromEntries(beside.map(({ of, rows }) => [of, rows])),
        numbers,
        log,
        readings,
        mails,
      },
      null,
      2,
    ),
  );
  put(
    'index.html',
    indexPage({ known, beside, log, readings, numbers, requests, mails: mails.length }, manner),
  );
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
