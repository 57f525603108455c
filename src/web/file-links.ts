import { type Request, type Response, Router } from 'express';
import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { FileLinks } from '../chat/cards/conversation.ts';
import type { LinksFor } from '../chat/press/asked.ts';
import { patiently } from '../chat/press/patience.ts';
import type { Speech } from '../chat/say.ts';
import { wordsIn } from '../chat/words/words.ts';
import type { Desk } from '../desk/desk.ts';
import { type Handled, handle } from '../desk/handle.ts';
import type { Log } from '../log.ts';
import { safeReason } from '../safe-fault.ts';
import { findAttachment, heldFilesOf, heldInMail } from '../store/mail/attachments.ts';
import { mailAuthor, mailSource } from '../store/mail/mails.ts';
import { findOperator } from '../store/people/operators.ts';
import type { Held } from '../store/schema/files.ts';
import { findTicket } from '../store/tickets/tickets.ts';
import { actorOf, chatPlatforms, type Operator } from '../ticket/words.ts';
import { mailPage, mailPagePolicy } from './mail-page.ts';

/** Long enough to press a link in the conversation that one reads, too short to be passed around. */
const linkMinutes = 15;

const privately = {
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'private, no-store',
  'Referrer-Policy': 'no-referrer',
};

const claims = z.object({
  ticket: z.number(),
  nonce: z.string().default(''),
  kind: z.enum(['attachment', 'mail']),
  id: z.number(),
  operator: z.number(),
  origin: z.enum(chatPlatforms),
});
type Claims = z.infer<typeof claims>;

/** Signed links to a conversation's files, for one operator and a quarter of an hour. */
export function fileLinksFor(secret: string, publicUrl: string): LinksFor {
  const key = new TextEncoder().encode(`files:${secret}`);
  const sign = async (what: Claims) => {
    const token = await new SignJWT(what)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(`${linkMinutes}m`)
      .sign(key);
    return `${publicUrl}/files/${token}`;
  };
  return ({ number: ticket, nonce }, operator, origin): FileLinks => ({
    attachment: file =>
      sign({ ticket, nonce, kind: 'attachment', id: file.id, operator: operator.id, origin }),
    original: async message =>
      message.mailId === null
        ? null
        : await sign({ ticket, nonce, kind: 'mail', id: message.mailId, operator: operator.id, origin }),
  });
}

/**
 * GET /files/:token: an attachment as a download, a mail as a page; GET /files/:token/source: the mail as it came. Each
 * opening is recorded before the first byte goes out.
 */
export function fileRoutes(desk: Desk, secret: string, speech: Speech, log: Log): Router {
  const key = new TextEncoder().encode(`files:${secret}`);

  const { heldPage, heldMail, linkExpired, fileGone } = wordsIn(speech.language).watch;
  const { busy } = wordsIn(speech.language).people;

  async function send(request: Request, response: Response): Promise<void> {
    const refuse = (status: 403 | 404 | 503, line: string) => {
      response.status(status).set(privately).type('text').send(`${line}\n`);
    };
    const wanted = await open(String(request.params.token));
    if (!wanted) return refuse(403, linkExpired);
    // A link ends with its person: it opens for who they are at this moment.
    const operator = await findOperator(desk.db, wanted.operator);
    if (!operator) return refuse(403, linkExpired);
    const file = await load(wanted);
    if (!file) return refuse(404, fileGone);
    const isPage = wanted.kind === 'mail' && !request.path.endsWith('/source');
    const mail = isPage ? await desk.readAnew(file.content) : null;
    const whyNot = whyHeldFrom(operator, wanted, file.held);
    // The page shows what was written, and hands out no file.
    if (whyNot && !mail) return refuse(403, whyNot);
    const recorded = await recordOpening(wanted, operator, file.name);
    if (!recorded) return refuse(503, busy);
    if (!recorded.ok) return refuse(403, linkExpired);
    if (mail) {
      response
        .set({ ...privately, 'Content-Security-Policy': mailPagePolicy })
        .type('html')
        .send(
          mailPage(
            mail,
            await heldFilesOf(desk.db, wanted.id),
            whyNot ? { whyNot } : { url: `/files/${request.params.token}/source` },
            speech,
            await mailAuthor(desk.db, wanted.ticket, wanted.id),
          ),
        );
      return;
    }
    response
      .set({
        ...privately,
        'Content-Security-Policy': "sandbox; default-src 'none'",
      })
      .attachment(file.name)
      // What a stranger sent is downloaded, never shown as a page of ours; `attachment` sets a type by the name.
      .set('Content-Type', 'application/octet-stream')
      .send(Buffer.from(file.content));
  }

  /** Whoever reads waits for a ticket that somebody holds, some seconds and no longer. */
  async function recordOpening(wanted: Claims, operator: Operator, name: string): Promise<Handled | null> {
    return await patiently(desk, wanted.origin, within =>
      handle(
        within,
        wanted.ticket,
        { type: 'open-attachment', attachment: wanted.id, name },
        { actor: actorOf(operator), origin: wanted.origin, key: null },
      ),
    );
  }

  /** A dangerous file stays in its mail, which as it came goes to admins only. */
  function whyHeldFrom({ role }: Operator, { kind }: Claims, held: Held | null): string | null {
    if (held === null || (kind === 'mail' && held === 'dangerous' && role === 'admin')) return null;
    return (kind === 'mail' ? heldMail : heldPage)[held];
  }

  async function open(token: string): Promise<Claims | null> {
    try {
      return claims.parse((await jwtVerify(token, key, { algorithms: ['HS256'] })).payload);
    } catch (error) {
      log.warn({ room: 'web', reason: safeReason(error) }, 'refused a link to a file');
      return null;
    }
  }

  async function load({
    kind,
    ticket,
    nonce,
    id,
  }: Claims): Promise<{ name: string; content: Uint8Array; held: Held | null } | null> {
    if ((await findTicket(desk.db, ticket))?.nonce !== nonce) return null;
    if (kind === 'attachment') return await findAttachment(desk.db, ticket, id);
    const content = await mailSource(desk.db, ticket, id);
    // The mail as it came has its files in it: what is kept from being opened there is kept here too.
    return content && { name: `${ticket}-${id}.eml`, content, held: await heldInMail(desk.db, id) };
  }

  return Router().get('/files/:token', send).get('/files/:token/source', send);
}
