import type { NoticeCard } from '../../card.ts';
import { lineButton } from './button.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

/** A card for the admins. */
export function noticeAdaptiveCard(notice: NoticeCard): AdaptiveCard {
  const { tone, buttons } = notice;
  return adaptive('notice', {
    ...notice,
    ...(tone === 'settled' ? { mark: '✔️', style: 'emphasis' } : { mark: '⚠️', style: 'warning' }),
    buttons: buttons.map(each => lineButton(each)),
  });
}
