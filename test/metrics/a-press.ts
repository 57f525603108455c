import type { ButtonPress } from '../../src/chat/button-press.ts';

/** Of somebody in Slack. */
export function aPress(verb: string): ButtonPress {
  return {
    platform: 'slack',
    userId: 'U1',
    verb,
    step: 'press',
    ticket: 1001,
    nonce: '',
    version: 1,
    inputs: {},
    key: 'press-1',
  };
}
