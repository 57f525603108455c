import { createRequire } from 'node:module';
import { expect } from 'vitest';
import type { AdaptiveCard } from '../../src/chat/teams/cards/expand.ts';
import { cardBytes } from '../../src/chat/teams/limits.ts';
import { adaptiveCard } from '../../src/sandbox/teams/adaptive-card/card.ts';

// The renderer that Teams itself uses; it has no ESM build that Node could load.
const { AdaptiveCard: RealCard, SerializationContext } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
);

/** Strings of a card in which Slack reads mrkdwn. */
function mrkdwnIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(mrkdwnIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'mrkdwn' && 'text' in node) return [String(node.text)];
  return Object.values(node).flatMap(mrkdwnIn);
}

/** Strings of a card in which Teams reads Markdown. */
function markdownIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(markdownIn);
  if (typeof node !== 'object' || node === null) return [];
  const own =
    'type' in node && (node.type === 'TextBlock' || node.type === 'FactSet') ? [JSON.stringify(node)] : [];
  return [...own, ...Object.values(node).flatMap(markdownIn)];
}

/** Beside boxes that are ticked Teams reads Markdown too (the renderer's useMarkdownInRadioButtonAndCheckbox). */
function tickedIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(tickedIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('isMultiSelect' in node && 'choices' in node && Array.isArray(node.choices))
    return node.choices.map(({ title }) => String(title));
  return Object.values(node).flatMap(tickedIn);
}

/** All that is drawn, wherever it stands; of buttons and fields what they carry, too. */
function stringsIn(node: unknown, key = ''): { key: string; text: string }[] {
  if (typeof node === 'string') return [{ key, text: node }];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([each, value]) => stringsIn(value, Array.isArray(node) ? key : each));
}

/** Slack refuses a text with half of a character in it, and one in which nothing is seen; in Teams it is an empty block. */
function allSeen(drawn: unknown): void {
  const broken = stringsIn(drawn).filter(({ text }) => !text.isWellFormed());
  expect(broken.map(({ key, text }) => `${key}: ${text.slice(-40)}`)).toEqual([]);
  const unseen = stringsIn(drawn).filter(
    ({ key, text }) =>
      key === 'text' && text !== ' ' && !/[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/u.test(text),
  );
  expect(unseen).toEqual([]);
}

/**
 * Slack's own limits and fields; and nothing that a customer wrote calls or formats.
 *
 * @param links where values of the desk's own fields lead
 */
export function slackTakes(
  shape: { safeParse(value: unknown): { success: boolean; error?: unknown } },
  value: unknown,
  links: string[] = [],
): void {
  const parsed = shape.safeParse(value);
  if (!parsed.success) throw new Error(`Slack refuses: ${String(parsed.error).slice(0, 600)}`);
  allSeen(value);
  for (const written of mrkdwnIn(value)) {
    // A request's number leads to its card: address and number are ours.
    const text = links
      .reduce(
        (rest, link) => rest.replace(`<${link.replaceAll('&', '&amp;').replaceAll('|', '%7C')}|`, ''),
        written,
      )
      .replace(/<https:\/\/[^|<>\s]+\|(#\d+)>/g, '$1');
    expect(text).not.toMatch(/<[!@#h]/);
    // Formatting marks stand only where we have put them: around a label or a title, what is promised, and who wrote.
    expect(
      text.replace(/^((🟢|🟠|🔴|⏸️|⚪|✉️|↩️|📝) )?\*[^*\n]+\*( · \*[^*\n]+\*)?( · |\n|$)/gmu, ''),
    ).not.toMatch(/(^|[^\u200B])[*_~`]/);
  }
}

/**
 * Teams' own limits and fields, and Microsoft's renderer; and nothing that a customer wrote is read as Markdown.
 *
 * @param mentions the text of the one block that may hold our own mentions
 */
export function teamsTakes(card: AdaptiveCard, mentions = ''): void {
  const parsed = adaptiveCard.safeParse(card);
  if (!parsed.success) throw new Error(`Teams refuses: ${String(parsed.error).slice(0, 600)}`);
  allSeen(card);
  expect(Buffer.byteLength(JSON.stringify(card))).toBeLessThanOrEqual(cardBytes);
  expect(markdownIn(card).filter(block => mentions === '' || JSON.parse(block).text !== mentions)).toEqual(
    [],
  );
  for (const title of tickedIn(card))
    expect(title).not.toMatch(/[*`~<]|[^\u200B][_[\]&]|\]\(|^\s*([#>+-]|\d+[.)])/);
  const context = new SerializationContext();
  new RealCard().parse(card, context);
  const faults = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i).message);
  // Charts are Teams' own: the renderer for everybody shows their fallback.
  expect(faults.filter(fault => !/^Unknown element type "Chart\./.test(fault))).toEqual([]);
}

/** Whatever a template failed to expand would show as its own placeholder. */
export function allExpanded(rendered: unknown, view: unknown): void {
  const own = JSON.stringify(view).match(/\$\{/g)?.length ?? 0;
  if (own === 0) expect(JSON.stringify(rendered)).not.toContain('${');
}
