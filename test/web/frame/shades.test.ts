import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, rgbOf, shadesOf } from '../../../src/web/frame/shades.ts';

const surfaces = { light: rgbOf('#f5f6f8'), dark: rgbOf('#1d232b') };
const colour = fc.integer({ min: 0, max: 0xffffff }).map(value => `#${value.toString(16).padStart(6, '0')}`);

test('whatever colour a house has can be read on its pages, and written upon (WCAG 2.2, 1.4.3)', () => {
  fc.assert(
    fc.property(colour, accent => {
      const shades = shadesOf(accent);
      for (const look of ['light', 'dark'] as const) {
        const { accent: shown, upon } = shades[look];
        expect(contrast(rgbOf(shown), surfaces[look])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(rgbOf(shown), rgbOf(upon))).toBeGreaterThanOrEqual(4.5);
      }
    }),
  );
});

test('a colour that can be read stays as it is', () => {
  expect(shadesOf('#1f6f5c').light.accent).toBe('#1f6f5c');
  expect(shadesOf('#ffe000').light.accent).not.toBe('#ffe000');
  expect(shadesOf('#000000').dark.accent).not.toBe('#000000');
});

test('contrast is as WCAG counts it', () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 5);
  expect(contrast([119, 119, 119], [255, 255, 255])).toBeCloseTo(4.48, 2);
});
