import express, { type Request, type RequestHandler, type Response } from 'express';
import { isMultipart, multipartIn } from '../../multipart.ts';
import { isOwnForm } from './browser.ts';
import { fieldOf } from './form.ts';
import type { Frame } from './frame.ts';

/** What may come with one form. */
export const uploadLimits = { files: 5, bytes: 15 * 1024 * 1024, textLength: 40_000 } as const;

/** What parts the fields, and the fields themselves, weigh little. */
const bodyBytes = uploadLimits.bytes + 1024 * 1024;

/** So much is read of somebody's words. */
export const wordBytes = 256 * 1024;

/**
 * How many forms are read at the same moment, each in memory whole, and how long each may take. `files`: of those who may send some.
 * `words`: of whoever may not, or not any more; they hold none of the others' places.
 */
const rooms = {
  files: { bytes: bodyBytes, atOnce: 6, ofOne: 2, withinMs: 90_000, reading: new Map<string, number>() },
  words: { bytes: wordBytes, atOnce: 6, ofOne: 2, withinMs: 5000, reading: new Map<string, number>() },
};
type Room = (typeof rooms)['files'];

export type Upload = { name: string; type: string; content: Uint8Array };

/** What a form brought beside its fields. @property fault of its files: nothing of it is to be kept */
export type Uploaded = { files: Upload[]; fault: 'too-many' | 'too-large' | null };

/**
 * Reads a form with files, and lets it through where it came from a page of ours in this browser. Its fields are read by `fieldOf`,
 * its files by `uploadedIn`. Whoever may not send one is turned away before: this reads megabytes.
 *
 * @param sender who sends it, by any name: nobody takes the places of all others
 * @param which `words`: what is larger than words alone is not read
 */
export function ownUpload(frame: Frame, sender: string, which: keyof typeof rooms): RequestHandler {
  const room = rooms[which];
  const read = express.raw({ type: 'multipart/form-data', limit: room.bytes });
  return (request, response, next) => {
    if (!isMultipart(request.get('content-type') ?? ''))
      return frame.sorry(request, response, 'expired', 415);
    const status = whyNotNow(room, sender);
    if (status !== null) {
      response.set('retry-after', '5');
      return frame.sorry(request, response, 'busy', status);
    }
    const isRead = takePlace(room, sender);
    const tooSlow = setTimeout(() => request.destroy(), room.withinMs);
    response.once('close', () => {
      clearTimeout(tooSlow);
      isRead();
    });
    read(request, response, (error?: unknown) =>
      error ? next(error) : void understood(frame, request, response, next).catch(next),
    );
  };
}

/** @returns the status of the page that says so; null where there is a place */
function whyNotNow({ reading, ofOne, atOnce }: Room, sender: string): 429 | 503 | null {
  if ((reading.get(sender) ?? 0) >= ofOne) return 429;
  return [...reading.values()].reduce((sum, each) => sum + each, 0) >= atOnce ? 503 : null;
}

/** @returns gives it back */
function takePlace({ reading }: Room, sender: string): () => void {
  reading.set(sender, (reading.get(sender) ?? 0) + 1);
  return () => {
    const left = (reading.get(sender) ?? 0) - 1;
    if (left > 0) reading.set(sender, left);
    else reading.delete(sender);
  };
}

async function understood(
  frame: Frame,
  request: Request,
  response: Response,
  next: () => void,
): Promise<void> {
  const body: unknown = request.body;
  const form =
    body instanceof Uint8Array
      ? await multipartIn(body, request.get('content-type') ?? '', {
          ...{ fieldBytes: uploadLimits.textLength * 4, fields: 20, parts: 30 },
          ...{ fileBytes: uploadLimits.bytes, files: uploadLimits.files },
        })
      : null;
  if (!form || form.exceeded === 'fields' || form.fields.some(({ isCut }) => isCut))
    return frame.sorry(request, response, 'tooMuch', 413);
  // The first of those that came twice, as of a form without files.
  request.body = Object.fromEntries(form.fields.toReversed().map(({ name, value }) => [name, value]));
  if (!isOwnForm(request, frame.browser(request, response), fieldOf(request, 'csrf')))
    return frame.sorry(request, response, 'expired', 403);
  const files = form.files.map(({ name, type, content }) => ({ name, type, content }));
  const bytes = files.reduce((sum, { content }) => sum + content.length, 0);
  const isTooMany = form.exceeded !== null || files.length > uploadLimits.files;
  const isTooLarge = bytes > uploadLimits.bytes || form.files.some(({ isCut }) => isCut);
  const uploaded: Uploaded = {
    files: isTooMany || isTooLarge ? [] : files,
    fault: isTooMany ? 'too-many' : isTooLarge ? 'too-large' : null,
  };
  response.locals.uploaded = uploaded;
  next();
}

/** What a form brought with it. */
export function uploadedIn(response: Response): Uploaded {
  const uploaded: Uploaded | undefined = response.locals.uploaded;
  return uploaded ?? { files: [], fault: null };
}
