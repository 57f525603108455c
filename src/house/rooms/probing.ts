import { certificateLook } from '../../mail/doors/certificate-look.ts';
import { keepProbing } from '../../probing/keep-probing.ts';
import type { Room } from '../closing.ts';
import type { Ground } from './ground.ts';
import type { Mail } from './mail.ts';

/** Looks whether services answer, and mail comes in. */
export function openProbing(
  { config, desk, log }: Ground,
  { imap, smtpPort }: Pick<Mail, 'imap' | 'smtpPort'>,
): Room<void> {
  const lookAtCertificate = certificateLook(desk);
  const probing = keepProbing(
    desk,
    { doors: imap, smtp: { host: config.smtpDoor.host, port: smtpPort } },
    seen => {
      lookAtCertificate(seen, new Date()).catch(error =>
        log.error({ room: 'probing', err: error }, 'cannot tell of a certificate'),
      );
    },
    log,
  );
  return { use: undefined, close: () => probing.stop() };
}
