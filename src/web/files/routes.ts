import { type Request, type Response, Router } from 'express';
import { patiently } from '../../chat/press/patience.ts';
import type { Speech } from '../../chat/say.ts';
import { ownSpeech } from '../../chat/voice/own-speech.ts';
import { wordsIn } from '../../chat/words/words.ts';
import type { Desk } from '../../desk/desk.ts';
import type { InboundEmail } from '../../desk/inbound-email.ts';
import { recordReading } from '../../desk/record-reading.ts';
import type { Log } from '../../log.ts';
import { safeReason } from '../../safe-fault.ts';
import { heldFilesOf } from '../../store/mail/attachments.ts';
import { mailAuthor } from '../../store/mail/mails.ts';
import { findOperator } from '../../store/people/operators.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { type Seen, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { mailPage, mailPagePolicy } from '../mail-page.ts';
import { type Wanted, wantedBy } from './link.ts';
import { type WantedFile, wantedFile, whyHeldFrom } from './wanted-file.ts';

/** What is sent: a file as a download, a mail as a page; or why neither is. */
type Answer =
  | { kind: 'refused'; status: 403 | 404 | 503; line: string }
  | { kind: 'file'; file: Seen<WantedFile> }
  | { kind: 'page'; html: string };

/**
 * GET /files/:token: an attachment as a download, a mail as a page; GET /files/:token/source: the mail as it came. Each
 * opening is recorded before the first byte goes out.
 */
export function fileRoutes(desk: Desk, secret: string, speech: Speech, log: Log): Router {
  async function send(request: Request, response: Response): Promise<void> {
    const token = String(request.params.token);
    const wanted = await wantedBy(token, secret).catch((error: unknown) => {
      log.warn({ room: 'web', reason: safeReason(error) }, 'refused a link to a file');
      return null;
    });
    const isPage = wanted?.kind === 'mail' && !request.path.endsWith('/source');
    const answer = wanted
      ? await answerTo(desk, speech, wanted, isPage ? `/files/${token}/source` : null)
      : refused(403, wordsIn(speech.language).watch.linkExpired);
    put(answer, response);
  }
  return Router().get('/files/:token', send).get('/files/:token/source', send);
}

/** @param sourceUrl where the mail as it came is to be had from its page; null where no page is wanted */
async function answerTo(
  desk: Desk,
  aloud: Speech,
  wanted: Wanted,
  sourceUrl: string | null,
): Promise<Answer> {
  const speech = await ownSpeech(desk, aloud, wanted.operator, wanted.origin);
  const words = wordsIn(speech.language);
  const { linkExpired, fileGone } = words.watch;
  // A link ends with its person: it opens for who they are at this moment.
  const operator = await findOperator(desk.db, wanted.operator);
  if (!operator) return refused(403, linkExpired);
  const ticket = await findTicket(desk.db, wanted.ticket);
  const found = ticket?.nonce === wanted.nonce ? await wantedFile(desk.db, wanted) : null;
  if (!ticket || !found) return refused(404, fileGone);
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'file');
  const file = seenPart(ticket, found, eyes);
  if (!file) return refused(403, words.restricted.refused);
  const read = sourceUrl === null ? null : await desk.readAnew(file.content);
  const mail = read && seenPart(ticket, read, eyes);
  const whyNot = whyHeldFrom(operator, wanted, file, words);
  // The page shows what was written, and hands out no file.
  if (whyNot && !mail) return refused(403, whyNot);
  // Whoever reads waits for a ticket that somebody holds, some seconds and no longer.
  const recorded = await patiently(desk, wanted.origin, within =>
    recordReading(
      within,
      wanted.ticket,
      operator,
      { what: 'file', id: wanted.id, name: file.name },
      { origin: wanted.origin, key: null },
    ),
  );
  if (!recorded) return refused(503, words.people.busy);
  if (!recorded.ok) return refused(403, linkExpired);
  return mail
    ? {
        kind: 'page',
        html: await pageOf(desk, speech, wanted, mail, whyNot ? { whyNot } : { url: sourceUrl ?? '' }),
      }
    : { kind: 'file', file };
}

async function pageOf(
  { db }: Desk,
  speech: Speech,
  { ticket, id }: Wanted,
  mail: Seen<InboundEmail>,
  source: { url: string } | { whyNot: string },
): Promise<string> {
  return mailPage(mail, await heldFilesOf(db, id), source, speech, await mailAuthor(db, ticket, id));
}

function refused(status: 403 | 404 | 503, line: string): Answer {
  return { kind: 'refused', status, line };
}

const privately = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
};

function put(answer: Answer, response: Response): void {
  response.set(privately);
  switch (answer.kind) {
    case 'refused':
      response.status(answer.status).type('text').send(`${answer.line}\n`);
      return;
    case 'page':
      response.set('Content-Security-Policy', mailPagePolicy).type('html').send(answer.html);
      return;
    case 'file':
      response
        .set('Content-Security-Policy', "sandbox; default-src 'none'")
        .attachment(answer.file.name)
        // What a stranger sent is downloaded, never shown as a page of ours; `attachment` sets a type by the name.
        .set('Content-Type', 'application/octet-stream')
        .send(Buffer.from(answer.file.content));
      return;
    default:
      answer satisfies never;
  }
}
