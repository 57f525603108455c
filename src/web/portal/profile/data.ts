import { once } from 'node:events';
import type { Response } from 'express';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import mustache from 'mustache';
import { type OwnRequest, ownAccess, ownRequests, recordTaking } from '../../../desk/portal/own-data.ts';
import type { SignedIn } from '../../../desk/portal/signed-in.ts';
import type { Seen } from '../../../ticket/sight/seen.ts';
import type { Ticket } from '../../../ticket/ticket.ts';
import { setHeaders } from '../../frame/headers.ts';
import { templateAt } from '../../frame/template.ts';
import type { Portal, Visit } from '../portal.ts';
import { factsOf, messageOnPage, standingOf, subjectOf } from '../requests/in-words.ts';
import { profileWords } from '../words/profile.ts';
import { requestWords } from '../words/requests.ts';

const page = templateAt('data.mustache', import.meta.url);

type Listed = { number: number; title: string; status: string };
/** A request of theirs, as they may see it. */
type Drawn = OwnRequest & { request: Seen<Ticket> };

/**
 * Sends somebody's data as a zip: an index to read, and for each request a page, the same as JSON, and its files. It is written
 * as it is read, request by request: whoever has thousands needs no more memory than whoever has one.
 */
export async function sendOwnData(
  { desk }: Portal,
  response: Response,
  visit: Visit & { who: SignedIn },
): Promise<void> {
  const { who, language } = visit;
  await recordTaking(desk, who);
  setHeaders(response, 'nowhere');
  response.attachment(`${language === 'it' ? 'i-miei-dati' : 'my-data'}.zip`).type('application/zip');
  const zip = zipInto(response);
  const listed: Listed[] = [];
  for await (const own of ownRequests(desk, who)) {
    const { number } = own.request;
    listed.push({
      number,
      title: subjectOf(own.request, visit.speech),
      status: standingOf(own.request, visit.speech).status,
    });
    await zip.text(`${number}/${number}.html`, pageOf(own, visit));
    await zip.text(`${number}/${number}.json`, JSON.stringify(jsonOf(own), null, 2));
    for (const { id, name, content } of own.files)
      await zip.bytes(`${number}/${fileName(id, name)}`, content);
  }
  const { sessions, passkeys } = await ownAccess(desk, who);
  const self = {
    name: who.name,
    address: who.address,
    company: who.company,
    language: who.language,
    sessions: sessions.map(({ agent, startedAt, seenAt }) => ({ agent, startedAt, seenAt })),
    passkeys: passkeys.map(({ name, addedAt, usedAt }) => ({ name, addedAt, usedAt })),
    requests: listed.map(({ number }) => number),
  };
  await zip.text('profile.json', JSON.stringify(self, null, 2));
  await zip.text('index.html', indexOf(listed, visit));
  zip.end();
}

function zipInto(response: Response) {
  const zip = new Zip((error, chunk, isLast) => {
    if (error) return response.destroy(error);
    response.write(chunk);
    if (isLast) response.end();
  });
  const put = async (entry: ZipDeflate | ZipPassThrough, content: Uint8Array) => {
    zip.add(entry);
    entry.push(content, true);
    if (response.destroyed) throw new Error('whoever asked for it has gone');
    if (response.writableNeedDrain) await Promise.race([once(response, 'drain'), once(response, 'close')]);
  };
  return {
    text: async (name: string, text: string) => await put(new ZipDeflate(name), Buffer.from(text)),
    // Files are compressed already, for the most part.
    bytes: async (name: string, content: Uint8Array) => await put(new ZipPassThrough(name), content),
    end: () => zip.end(),
  };
}

/** A name that lies nowhere but in its folder, and is no other's. */
function fileName(id: number, name: string): string {
  const safe = name.replace(/[\p{C}/\\:*?"<>|]+/gu, '_').replace(/^\.+/, '_');
  // Cut in the middle of a character it could be written into no address.
  return `${id}-${safe.slice(-100).toWellFormed()}`;
}

function jsonOf({ request, messages, quotes, files, goesOn }: Drawn) {
  const { number, status, subject, language, category, priority, openedAt, claimedAt, closedAt, company } =
    request;
  return {
    ...{ number, status, subject, language, category, priority, company, openedAt, claimedAt, closedAt },
    ...(goesOn ? { joinedToAnother: true, closedAt: null } : {}),
    requester: request.requester,
    quotes: quotes.map(({ version, document, digest, state, offeredAt, answer }) => ({
      ...{ version, document, digest, state },
      offeredAt: new Date(offeredAt),
      answer: answer && {
        way: answer.way,
        at: new Date(answer.at),
        network: answer.network,
        by: answer.sentTo,
      },
    })),
    messages: messages.map(message => ({
      direction: message.direction === 'in' ? 'from you' : 'from us',
      from: message.from,
      to: message.to,
      at: message.at,
      subject: message.subject,
      text: message.text,
      files: message.attachments.map(({ id, name, type, size, sha256, held }) => ({
        ...{ name, type, size, sha256, held },
        file: files.some(file => file.id === id) ? fileName(id, name) : null,
      })),
    })),
  };
}

function pageOf({ request, messages, files }: Drawn, { language, speech }: Visit): string {
  const said = requestWords[language].request;
  return mustache.render(page, {
    lang: language,
    title: `#${request.number} ${subjectOf(request, speech)}`,
    status: standingOf(request, speech).status,
    facts: factsOf(request, speech),
    said,
    messages: messages.map(message => ({
      ...messageOnPage(message, request.number, speech),
      files: message.attachments.map(({ id, name, held }) => ({
        name,
        held: held ? said.held[held] : '',
        href: files.some(file => file.id === id) && encodeURIComponent(fileName(id, name)),
      })),
    })),
  });
}

function indexOf(listed: Listed[], { language, who }: Visit): string {
  const said = requestWords[language];
  return mustache.render(page, {
    lang: language,
    title: `${profileWords[language].data.title} · ${who?.address ?? ''}`,
    said: said.request,
    requests: listed.map(({ number, title, status }) => ({
      href: `${number}/${number}.html`,
      token: `#${number}`,
      title,
      status,
    })),
  });
}
