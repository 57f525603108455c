import fc from 'fast-check';
import { expect, test } from 'vitest';
import { specAtMost } from '../../src/chat/button-press.ts';
import { aboutAtMost, listSpec, lookedFor, readSpec, writeSpec } from '../../src/chat/lists/spec.ts';
import { inListBlock, listOfBlock } from '../../src/chat/slack/carried/in-list.ts';
import { parseViewMetadata, viewMetadata } from '../../src/chat/slack/carried/view-metadata.ts';
import { pressIn } from '../../src/chat/teams/heard/press-data.ts';
import { hostileText } from './hostile.ts';

const about = fc.oneof(
  hostileText,
  fc.string({ unit: fc.constantFrom('п', 'a', '&', ' ', ':', '漢'), maxLength: aboutAtMost }),
);
const activity = { id: '1', from: { id: '29:x', aadObjectId: 'anna' } } as never;
const pressed = { verb: 'show-list', step: 'press', ticket: 0, version: 0 };

test('whatever a list writes of itself comes back from every place of both platforms that bears it', () => {
  fc.assert(
    fc.property(about, fc.nat(1_000_000), fc.boolean(), (typed, from, onHome) => {
      const written = writeSpec(listSpec('found', { about: lookedFor(typed), from, onHome }));
      expect(written).not.toBe('');
      expect(readSpec(written)).not.toBeNull();
      expect(listOfBlock(inListBlock(written, 'actions.12.0'))).toBe(written);
      const metadata = viewMetadata(
        { verb: 'reply', ticket: 1, nonce: '', version: 1, list: written },
        'press',
      );
      expect(parseViewMetadata(metadata)?.list).toBe(written);
      expect(pressIn(activity, { ...pressed, list: written })?.list).toBe(written);
    }),
  );
});

test('the longest of all does, too', () => {
  const longest = writeSpec(
    listSpec('found', { about: lookedFor(':'.repeat(300)), after: 'f'.repeat(60), onHome: true }),
  );
  expect(longest.length).toBeGreaterThan(200);
  expect(longest.length).toBeLessThanOrEqual(specAtMost);
  expect(pressIn(activity, { ...pressed, list: longest })?.list).toBe(longest);
});
