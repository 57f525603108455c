import { expect } from 'vitest';
import { type Explanation, explainMail } from '../../../src/mail/explain.ts';

/** Slow machines run these, too; what matters is that no mail takes as long as it likes. */
const millisecondsAtMost = 5000;

const context = { ownAddresses: ['support@interzen.example'], isOwnMessageId: () => false };

// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
const control = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/;

/** What must be true of the line of any mail, however broken: reads it twice, and looks. */
export async function soundLine(source: Uint8Array): Promise<Explanation> {
  const { ms, ...line } = await explainMail('a.eml', source, context);
  expect(ms).toBeLessThan(millisecondsAtMost);

  const { attachments, from, to, cc, replyTo } = line;
  const people = [...(from ? [from] : []), ...to, ...cc, ...replyTo];
  const texts = [line.subject, line.text, line.reply, line.signature];
  const names = [...people.map(({ name }) => name), ...attachments.map(({ name }) => name)];
  for (const text of [...texts, ...names]) {
    expect(text.isWellFormed() && text === text.normalize('NFC'), 'Unicode NFC').toBe(true);
    expect(text).not.toMatch(control);
  }
  for (const name of names) expect(name).not.toMatch(/[\r\n]/);
  for (const { address } of people) expect(address).toMatch(/^[^\s<>@,;:]+@[^\s<>@,;:]+$/);
  for (const { name } of attachments) expect(name).toMatch(/^[^/\\.\s][^/\\]*$/);
  for (const id of line.references) expect(id).toMatch(/^<[^<>\s]+>$/);
  if (line.date !== null) expect(new Date(line.date).toISOString()).toBe(line.date);
  // Nothing is unpacked to more than it was; what stands in an envelope counts with its envelope.
  const size = attachments.reduce((sum, file) => sum + file.size, 0);
  expect(size).toBeLessThanOrEqual(4 * source.byteLength);

  const { ms: _, ...again } = await explainMail('a.eml', source, context);
  expect(again).toEqual(line);
  return { ...line, ms };
}
