import { jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import type { FileLinks } from '../../chat/cards/conversation.ts';
import type { LinksFor } from '../../chat/press/asked.ts';
import { chatPlatforms } from '../../ticket/words.ts';

/** Long enough to press a link in the conversation that one reads, too short to be passed around. */
const linkMinutes = 15;

const wanted = z.object({
  ticket: z.number(),
  nonce: z.string().default(''),
  kind: z.enum(['attachment', 'mail', 'report']),
  id: z.number(),
  operator: z.number(),
  origin: z.enum(chatPlatforms),
});

/** What a link names: a file, a mail as it came, or what has to be reported by law, of one request; for whom, and where they pressed. */
export type Wanted = z.infer<typeof wanted>;

/** Signed links to a conversation's files, for one operator and a quarter of an hour. */
export function fileLinksFor(secret: string, publicUrl: string): LinksFor {
  const key = keyOf(secret);
  const sign = async (what: Wanted) => {
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
    report: () => sign({ ticket, nonce, kind: 'report', id: 0, operator: operator.id, origin }),
  });
}

/** @throws where the token is not ours, or too old */
export async function wantedBy(token: string, secret: string): Promise<Wanted> {
  return wanted.parse((await jwtVerify(token, keyOf(secret), { algorithms: ['HS256'] })).payload);
}

function keyOf(secret: string): Uint8Array {
  return new TextEncoder().encode(`files:${secret}`);
}
