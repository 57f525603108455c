import type { RequestHandler } from 'express';

/** What this machine calls itself; anything else is somebody's trick with a name server. */
const ownNames = ['localhost', '127.0.0.1', '[::1]'];

/**
 * The sandbox lets anybody be anybody, so its routes answer on this machine's own names only, and to no page of another
 * origin: a browser says with each request that changes something, or whose answer it hands to a script, where it comes
 * from. What comes without an origin is no browser, or a page that is opened.
 */
export const onlyItsOwnPages: RequestHandler = (request, response, next) => {
  const origin = request.get('origin');
  const isOwn = origin === undefined || origin === `${request.protocol}://${request.get('host')}`;
  if (ownNames.includes(request.hostname) && isOwn) return next();
  response
    .status(403)
    .type('text')
    .send('The sandbox answers on localhost only, and only to its own page.\n');
};
