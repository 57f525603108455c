import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';

/** What an incident is called, as it may stand on a card; one whose name shows nothing, or that nobody is to know any more, has its number. */
export function incidentName(
  { id, title }: { id: number; title: string },
  { incident }: Words,
  length: number,
): string {
  return readableLine(title, length) || incident.number(id);
}
