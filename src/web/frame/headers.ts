import type { Response } from 'express';

/**
 * Nothing from outside, no code in the page itself, no frame around it. `same-origin`: with no referrer at all browsers name no
 * origin with their forms either.
 */
const always = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** How long others may keep a page: what is private nobody. @property seconds of what all may see */
export type Kept = 'nowhere' | { seconds: number };

export function setHeaders(response: Response, kept: Kept): void {
  response.set({
    ...always,
    'cache-control': kept === 'nowhere' ? 'no-store' : `public, max-age=${kept.seconds}`,
    ...(kept === 'nowhere' ? { 'x-robots-tag': 'noindex, nofollow' } : {}),
  });
}
