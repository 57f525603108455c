import { clip } from '../../clip.ts';
import type { InboundEmail } from '../inbound-email.ts';

/** Enough to know what it is about; more is seen by opening the ticket, and recorded (service rules, decision 12). */
const excerptLength = 280;

/** The beginning of what was newly written, on one line. */
export function excerpt(email: Pick<InboundEmail, 'newText' | 'text'>): string {
  // A mail's text may have megabytes; its beginning is enough to find the excerpt in.
  const text = (email.newText || email.text).slice(0, 20 * excerptLength);
  return clip(text.replace(/\s+/g, ' ').trim(), excerptLength);
}
