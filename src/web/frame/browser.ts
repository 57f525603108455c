import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { Request, Response } from 'express';
import { isSameSecret } from '../../desk/secrets/same-secret.ts';
import { cookieIn, putCookie } from './cookies.ts';

const cookie = 'browser';

/**
 * A browser, by a random name that it keeps until it is closed: a code that is asked for in one works in no other, and a form
 * that came from another site bears the wrong token.
 */
export type Browser = {
  /** The digest of its name: what the database may hold. */
  id: string;
  /** Stands in each of its forms. */
  csrf: string;
};

/** The browser that asks; a new one gets its name now. @param secret the desk's */
export function browserOf(request: Request, response: Response, secret: string): Browser {
  const kept = cookieIn(request, cookie);
  if (kept && /^[\w-]{32}$/.test(kept)) return known(kept, secret);
  const earlier = response.locals.browser;
  if (typeof earlier === 'string') return known(earlier, secret);
  const name = randomBytes(24).toString('base64url');
  response.locals.browser = name;
  putCookie(response, cookie, name, null);
  return known(name, secret);
}

function known(name: string, secret: string): Browser {
  return {
    id: createHash('sha256').update(name).digest('hex'),
    csrf: createHmac('sha256', `forms:${secret}`).update(name).digest('base64url'),
  };
}

/** Whether a form came from a page of ours, in this browser. @param token as the form bears it */
export function isOwnForm(request: Request, { csrf }: Browser, token: unknown): boolean {
  const site = request.get('sec-fetch-site');
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  return typeof token === 'string' && isSameSecret(token, csrf);
}
