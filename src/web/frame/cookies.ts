import { parseCookie, stringifySetCookie } from 'cookie';
import type { Request, Response } from 'express';

/**
 * No other host and no page without TLS can set a cookie of this name (RFC 6265bis, `__Host-`). Browsers take it from this
 * machine itself without TLS, too.
 */
const prefix = '__Host-sportello-';

/** @returns undefined where it lacks */
export function cookieIn(request: Request, name: string): string | undefined {
  return parseCookie(request.get('cookie') ?? '')[`${prefix}${name}`];
}

/** @param seconds null: until the browser is closed; 0: it goes now */
export function putCookie(response: Response, name: string, value: string, seconds: number | null): void {
  response.append(
    'set-cookie',
    stringifySetCookie({
      name: `${prefix}${name}`,
      value,
      path: '/',
      httpOnly: true,
      secure: true,
      sameSite: 'lax',
      ...(seconds === null ? {} : { maxAge: seconds }),
    }),
  );
}
