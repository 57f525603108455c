import type { Source } from './syntax.ts';

/** What of the store's types is, or holds, what somebody wrote. */
const words = /Promise<[\s\S]*\b(Message|StoredFile|Uint8Array|Passage|AnsweredBefore|QuarantinedMail)\b/;
const inlineBytes = /Promise<[\s\S]*\b(content|source|text): /;

/** The functions of the store that hand out what people wrote, or their files, as `store/file#name`. */
export function handsOutWords(sources: Source[]): Set<string> {
  const found = new Set(['store/records/export#exportRecords', 'store/copy/copy-out#copyOut']);
  for (const { name, text } of sources.filter(each => each.name.startsWith('store/')))
    for (const [, its = '', signature = ''] of text.matchAll(
      /export async function (\w+)(?:<[^(]*>)?(\([\s\S]*?\n?\): [\s\S]*?) \{\n/g,
    )) {
      const result = signature.slice(signature.lastIndexOf('): Promise'));
      if (words.test(result) || inlineBytes.test(result)) found.add(`${name}#${its}`);
    }
  return found;
}

/** The files outside the store that get words by them. */
export function whoGetsWords(sources: Source[]): Map<string, string[]> {
  const handsOut = handsOutWords(sources);
  const outside = sources.filter(({ name }) => !name.startsWith('store/'));
  return new Map(
    outside.flatMap(({ name, imports }) => {
      const its = [...imports.values()].filter(each => handsOut.has(each));
      return its.length > 0 ? [[name, its] as const] : [];
    }),
  );
}
