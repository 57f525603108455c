import type { NoticeCard } from '../../card.ts';
import { lineButton } from './button.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

/** A card for the admins. */
export function noticeAdaptiveCard(notice: NoticeCard): AdaptiveCard {
  return adaptive('notice', { ...notice, buttons: notice.buttons.map(each => lineButton(each)) });
}
