import { type Request, type Response, Router } from 'express';
import type { Reporter } from '../../chat/duty-report/report.ts';
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
import type { Ticket } from '../../ticket/ticket.ts';
import { actorOf, type Operator } from '../../ticket/words.ts';
import { mailPage, mailPagePolicy } from '../mail-page.ts';
import { type Wanted, wantedBy } from './link.ts';
import { type ReportShown, reportShown } from './report.ts';
import { type WantedFile, wantedFile, whyHeldFrom } from './wanted-file.ts';

/** What is sent: a file as a download, a mail as a page; or why neither is. */
type Answer =
  | { kind: 'refused'; status: 403 | 404 | 503; line: string }
  | { kind: 'file'; file: Seen<WantedFile> }
  | { kind: 'page'; html: string }
  | { kind: 'report'; report: ReportShown };

/** What the pages stand on. @property reporter who reports to the authorities */
type Pages = { desk: Desk; aloud: Speech; reporter: Reporter };

/**
 * GET /files/:token: an attachment as a download, a mail as a page, what has to be reported as a form to print;
 * GET /files/:token/source: the mail as it came, the report as JSON. Each opening is recorded before the first byte goes out.
 */
export function fileRoutes(
  desk: Desk,
  secret: string,
  speech: Speech,
  log: Log,
  reporter: Reporter = { name: '', contact: '' },
): Router {
  async function send(request: Request, response: Response): Promise<void> {
    const token = String(request.params.token);
    const wanted = await wantedBy(token, secret).catch((error: unknown) => {
      log.warn({ room: 'web', reason: safeReason(error) }, 'refused a link to a file');
      return null;
    });
    const isPage = wanted?.kind !== 'attachment' && !request.path.endsWith('/source');
    const pages = { desk, aloud: speech, reporter };
    const answer = wanted
      ? await answerTo(pages, wanted, isPage ? `/files/${token}/source` : null)
      : refused(403, wordsIn(speech.language).watch.linkExpired);
    put(answer, response);
  }
  return Router().get('/files/:token', send).get('/files/:token/source', send);
}

/** Who asks by a link, and of what: as they are at this moment. */
type Reading = { pages: Pages; wanted: Wanted; operator: Operator; ticket: Ticket; speech: Speech };

/** @param sourceUrl where the mail as it came (or the report, as JSON) is to be had from its page; null where no page is wanted */
async function answerTo(pages: Pages, wanted: Wanted, sourceUrl: string | null): Promise<Answer> {
  const { desk } = pages;
  const speech = await ownSpeech(desk, pages.aloud, wanted.operator, wanted.origin);
  const { linkExpired, fileGone } = wordsIn(speech.language).watch;
  // A link ends with its person: it opens for who they are at this moment.
  const operator = await findOperator(desk.db, wanted.operator);
  if (!operator) return refused(403, linkExpired);
  const ticket = await findTicket(desk.db, wanted.ticket);
  if (!ticket || ticket.nonce !== wanted.nonce) return refused(404, fileGone);
  const reading = { pages, wanted, operator, ticket, speech };
  return wanted.kind === 'report' ? await reportOf(reading, sourceUrl) : await fileOf(reading, sourceUrl);
}

async function reportOf(reading: Reading, jsonUrl: string | null): Promise<Answer> {
  const { pages, operator, ticket, speech } = reading;
  const words = wordsIn(speech.language);
  const report = await reportShown(pages.desk, ticket, operator, pages.reporter, speech, jsonUrl);
  if (report === 'unseen') return refused(403, words.restricted.refused);
  if (report === 'nothing') return refused(404, words.actions.becomeAware.nothing);
  return (await recorded(reading, { what: 'conversation' })) ?? { kind: 'report', report };
}

async function fileOf(reading: Reading, sourceUrl: string | null): Promise<Answer> {
  const { pages, wanted, operator, ticket, speech } = reading;
  const { desk } = pages;
  const words = wordsIn(speech.language);
  const found = await wantedFile(desk.db, wanted);
  if (!found) return refused(404, words.watch.fileGone);
  const eyes = eyesOf(desk, { kind: 'operator', operator }, 'file');
  const file = seenPart(ticket, found, eyes);
  if (!file) return refused(403, words.restricted.refused);
  const isPage = wanted.kind === 'mail' && sourceUrl !== null;
  const read = isPage ? await desk.readAnew(file.content) : null;
  const mail = read && seenPart(ticket, read, eyes);
  const whyNot = whyHeldFrom(operator, wanted, file, words);
  // The page shows what was written, and hands out no file.
  if (whyNot && !mail) return refused(403, whyNot);
  const not = await recorded(reading, { what: 'file', id: wanted.id, name: file.name });
  if (not) return not;
  return mail
    ? {
        kind: 'page',
        html: await pageOf(desk, speech, wanted, mail, whyNot ? { whyNot } : { url: sourceUrl ?? '' }),
      }
    : { kind: 'file', file };
}

/** That it is read is recorded first. @returns why it is not shown; null: it was recorded */
async function recorded(
  { pages, wanted, operator, speech }: Reading,
  what: Parameters<typeof recordReading>[3],
): Promise<Answer | null> {
  const words = wordsIn(speech.language);
  const { origin, ticket } = wanted;
  // Whoever reads waits for a ticket that somebody holds, some seconds and no longer.
  const done = await patiently(pages.desk, origin, within =>
    recordReading(within, ticket, actorOf(operator), what, { origin, key: null }),
  );
  if (!done) return refused(503, words.people.busy);
  return done.ok ? null : refused(403, words.watch.linkExpired);
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
    case 'report':
      putReport(answer.report, response);
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

function putReport(report: ReportShown, response: Response): void {
  if ('html' in report)
    response.set('Content-Security-Policy', mailPagePolicy).type('html').send(report.html);
  else response.attachment(report.name).type('json').send(report.json);
}
