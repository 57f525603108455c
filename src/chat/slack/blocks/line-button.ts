import { clip } from '../../../clip.ts';
import type { LineButton } from '../../card.ts';
import { pressValue } from '../carried/press-value.ts';
import { limits } from '../limits.ts';

/** A button beside a line, for what it says. */
export function lineButton({ label, verb, number, nonce, version, page, emphasis = 'default' }: LineButton) {
  return {
    actionId: `verb:${verb}:${number}${page ? `:${page}` : ''}`,
    label: clip(label, limits.button),
    style: emphasis === 'default' ? '' : emphasis,
    value: pressValue({ verb, ticket: number, nonce, version, ...(page ? { page } : {}) }),
  };
}
