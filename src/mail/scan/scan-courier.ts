import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { noteFindings } from '../../desk/letters/scans.ts';
import type { Courier } from '../../outbox/effect.ts';
import { attachmentsToScan, releaseUnscanned } from '../../store/mail/attachments.ts';
import type { LookInto } from './look-into.ts';

const payloadShape = z.object({ message: z.number() });

/** Shows a mail's files to the virus scanner; one that is away is waited for, and the files stay held. */
export function scanCourier(desk: Desk, files: LookInto): Courier {
  return async payload => {
    const { message } = payloadShape.parse(payload);
    const { findings, failure } = await files.all(await attachmentsToScan(desk.db, message));
    await noteFindings(desk, message, findings);
    if (failure) throw failure;
  };
}

/** The scanner was taken out of the configuration while files waited for it. */
export function noScanCourier(desk: Desk): Courier {
  return async () => await releaseUnscanned(desk.db);
}
