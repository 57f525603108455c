import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import { wellFormed } from '../../desk/well-formed.ts';
import type { Log } from '../../log.ts';
import { safeReason } from '../../safe-fault.ts';
import { isOwnForm } from './browser.ts';
import type { Frame } from './frame.ts';

/** What a form of a few fields may weigh. */
const read = express.urlencoded({ extended: false, limit: '64kb', parameterLimit: 200 });

/**
 * Reads a form without files, and lets it through where it came from a page of ours in this browser: before anything that a form
 * does. What it brought is read by `fieldOf`.
 */
export function ownForm(frame: Frame): RequestHandler {
  const isOurs: RequestHandler = (request, response, next) =>
    isOwnForm(request, frame.browser(request, response), fieldOf(request, 'csrf'))
      ? next()
      : frame.sorry(request, response, 'expired', 403);
  return (request, response, next) =>
    read(request, response, (error?: unknown) => (error ? next(error) : isOurs(request, response, next)));
}

/** A form's field, as it was typed; '' where it lacks. What came twice counts once, the first. */
export function fieldOf(request: Request, name: string): string {
  const body: unknown = request.body;
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : '';
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === 'string' ? wellFormed(first) : '';
}

/** After a form a page is asked for anew: so it is not sent twice by who reloads. @param path of ours */
export function goTo(response: Response, path: string): void {
  response.set('cache-control', 'no-store').redirect(303, path);
}

/** What goes wrong behind a page, as a page: what is inside the house is for the log alone. */
export function pageFaults(frame: Frame, log: Log): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const status = Number(error?.status ?? 500);
    log[status < 500 ? 'warn' : 'error'](
      { room: 'web', path: request.route?.path ?? '', status, reason: safeReason(error) },
      'a page could not be shown',
    );
    if (status === 413) return frame.sorry(request, response, 'tooMuch', 413);
    frame.sorry(request, response, status < 500 ? 'expired' : 'broken', status);
  };
}
