import type { Attachment } from 'postal-mime';
import { headersOf } from '../headers.ts';
import { readMime } from '../mime/read-mime.ts';
import { reportType } from '../report-type.ts';

/** A report, and what it says in words. */
export type ReportInside = { attachments: Attachment[]; text: string };

/** A report is short. */
const readAtMost = 300_000;

/**
 * A whole delivery report that came as a file: gateways that put a mail of their own around everything that passes
 * wrap reports, too. Null where the file is no report. Never throws.
 */
export function reportInside({ mimeType, content }: Attachment): ReportInside | null {
  if (mimeType !== 'message/rfc822' || typeof content === 'string') return null;
  const bytes = new Uint8Array(content).subarray(0, readAtMost);
  if (!Buffer.from(bytes).includes('delivery-status')) return null;
  try {
    const { headers, text, files } = readMime(bytes);
    if (reportType(headersOf(headers)) !== 'delivery-status') return null;
    return {
      text,
      attachments: files.map(file => ({
        filename: file.name || null,
        mimeType: file.type,
        disposition: 'attachment',
        content: file.content,
      })),
    };
  } catch {
    return null;
  }
}
