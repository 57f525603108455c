import { z } from 'zod';
import type { ClamdSettings } from '../../../mail/settings.ts';

/** `tcp://127.0.0.1:3310`, or `unix:///run/clamav/clamd.ctl` -> where ClamAV's daemon listens. */
export const clamdUrl = z.string().transform((url, context): ClamdSettings => {
  const path = /^unix:\/\/(\/.+)$/i.exec(url)?.[1];
  if (path) return { kind: 'unix', path };
  if (/^tcp:\/\/[^/]+:\d{1,5}\/?$/i.test(url) && URL.canParse(url)) {
    const { hostname, port } = new URL(url);
    return { kind: 'tcp', host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) };
  }
  context.addIssue({
    code: 'custom',
    message: 'write where clamd listens: tcp://127.0.0.1:3310, or unix:///run/clamav/clamd.ctl',
  });
  return z.NEVER;
});
