import express, { type Request, type RequestHandler, type Response } from 'express';
import { isMultipart, multipartIn } from '../../multipart.ts';
import { isOwnForm } from './browser.ts';
import { fieldOf } from './form.ts';
import type { Frame } from './frame.ts';

/** What may come with one form. */
export const uploadLimits = { files: 5, bytes: 15 * 1024 * 1024, textLength: 40_000 } as const;

/** What parts the fields, and the fields themselves, weigh little. */
const bodyBytes = uploadLimits.bytes + 1024 * 1024;

/** Forms that are in hand at the same moment, on all pages: each is in memory whole. */
const atOnce = 6;
let reading = 0;
/** Longer nobody holds a place. */
const withinMs = 90_000;

export type Upload = { name: string; type: string; content: Uint8Array };

/** What a form brought beside its fields. @property fault of its files: nothing of it is to be kept */
export type Uploaded = { files: Upload[]; fault: 'too-many' | 'too-large' | null };

/**
 * Reads a form with files, and lets it through where it came from a page of ours in this browser. Its fields are read by `fieldOf`,
 * its files by `uploadedIn`. Whoever may not send one is turned away before: this reads megabytes.
 *
 * @param limit in bytes; what is larger is not read
 */
export function ownUpload(frame: Frame, limit: number = bodyBytes): RequestHandler {
  const read = express.raw({ type: 'multipart/form-data', limit });
  return (request, response, next) => {
    if (!isMultipart(request.get('content-type') ?? ''))
      return frame.sorry(request, response, 'expired', 415);
    if (reading >= atOnce) {
      response.set('retry-after', '5');
      return frame.sorry(request, response, 'broken', 503);
    }
    reading += 1;
    const tooSlow = setTimeout(() => request.destroy(), withinMs);
    response.once('close', () => {
      clearTimeout(tooSlow);
      reading -= 1;
    });
    read(request, response, (error?: unknown) =>
      error ? next(error) : void understood(frame, request, response, next).catch(next),
    );
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
