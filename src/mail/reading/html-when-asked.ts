import type { InboundEmail } from '../../desk/inbound-email.ts';
import { cleanHtml } from './clean-html.ts';

/** Cleaning takes as long as all the rest (2 ms for 10 KB), and most mails are never shown as HTML: done when asked. */
export function withHtml(markup: string, email: Omit<InboundEmail, 'html'>): InboundEmail {
  let html: string | null = null;
  return Object.defineProperty({ ...email, html: '' }, 'html', {
    enumerable: true,
    configurable: true,
    get: () => {
      html ??= cleanHtml(markup);
      return html;
    },
  });
}
