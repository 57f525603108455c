import type { Desk } from '../../desk/desk.ts';
import { expiryNotices, soonDays } from '../../desk/watch/secrets.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import type { SeenCertificate } from '../certificates.ts';

/**
 * Looks once a day whether a mail server's certificate ends soon, and tells the admins. It is renewed by others, and often
 * by itself: a short one is no news before the last third of its life.
 */
export function certificateLook(desk: Desk) {
  /** What was looked at, and on which day. */
  const lookedAt = new Set<string>();
  return async ({ server, from, to }: SeenCertificate, now: Date): Promise<void> => {
    const expires = to.toISOString().slice(0, 10);
    const secret = {
      kind: 'certificate' as const,
      name: server,
      expires,
      expiresInWords: expires,
      stops: '',
    };
    const key = `${server} ${expires} ${now.toISOString().slice(0, 10)}`;
    if (lookedAt.has(key)) return;
    lookedAt.add(key);
    const lifetime = (to.getTime() - from.getTime()) / 86_400_000;
    await enqueue(desk.db, expiryNotices(desk, secret, now, Math.min(soonDays, Math.floor(lifetime / 3))));
  };
}
