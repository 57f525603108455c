import type { Email } from 'postal-mime';
import type { BounceReport } from '../desk/inbound-email.ts';
import { idsIn } from './message-id.ts';

/** What a delivery report says (RFC 3464): the first recipient that it tells of. */
export function bounceReport({ attachments }: Email): BounceReport {
  const text = (type: RegExp) => {
    const part = attachments.find(({ mimeType }) => type.test(mimeType));
    return part ? Buffer.from(part.content as ArrayBuffer).toString('utf8') : '';
  };
  const field = (name: string) =>
    new RegExp(`^${name}:\\s*(?:[a-z0-9-]+;)?\\s*(.+)$`, 'im')
      .exec(text(/^message\/delivery-status$/i))?.[1]
      ?.trim() ?? '';
  const original = text(/^(message\/rfc822|text\/rfc822-headers)$/i);
  const status = field('Status');
  return {
    recipient: field('Final-Recipient').toLowerCase(),
    action: actionIn(field('Action')),
    status,
    permanent: status.startsWith('5'),
    originalMessageId: idsIn(/^Message-ID:\s*(\S+)/im.exec(original)?.[1] ?? '')[0] ?? '',
  };
}

function actionIn(word: string): BounceReport['action'] {
  const known = ['failed', 'delayed', 'delivered', 'relayed', 'expanded'] as const;
  return known.find(action => action === word.toLowerCase()) ?? 'failed';
}
