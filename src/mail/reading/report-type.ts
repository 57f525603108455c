import type { Headers } from './headers.ts';

/** The report-type of a multipart/report (RFC 6522), lower case; '' where the mail is none. */
export function reportType(headers: Headers): string {
  const value = headers.get('content-type');
  if (!/^multipart\/report\b/i.test(value)) return '';
  return /report-type\s*=\s*"?([\w-]+)/i.exec(value)?.[1]?.toLowerCase() ?? '';
}
