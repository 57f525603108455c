import type { Language } from '../words.ts';

/**
 * What is written again and again: one item; `{{…}}` is filled in for each request. Null: there is none in that language,
 * and it is not offered in it.
 */
export type SavedReply = { name: string } & Record<Language, string | null>;

/** @property key by which its uses are counted @property made where it was made in chat; null for one of desk.yaml */
export type KeyedReply = SavedReply & { key: string; made: { id: number; nonce: string } | null };

/** Of one that was made in chat. `refused`, `retired`: it is offered no more, and its name is free again. */
export type SavedReplyState = 'proposed' | 'approved' | 'refused' | 'retired';

/** Slack shows no more of what one chooses from, and takes no more as its value. */
export const replyNameLimit = 70;

/** In desk.yaml a reply has a name alone. */
export function keyOfWritten(name: string): string {
  return `yaml:${name}`;
}

export function keyOfMade(id: number): string {
  return `own:${id}`;
}

/** Whether both would be found by the same name. */
export function isSameName(a: string, b: string): boolean {
  return a.trim().toLowerCase() === b.trim().toLowerCase();
}

/** What a saved reply may name: what a letter may, but for what only letters have. */
export const replyVariables = [
  'customer.name',
  'operator.name',
  'ticket.number',
  'ticket.subject',
  'ticket.category',
  'ticket.priority',
  'ticket.opened',
  'ticket.resolveBy',
  'desk.name',
  'desk.phone',
  'desk.hours',
  'desk.reopenDays',
] as const;

/** What is wrong with the variables in a text: those that there are not, and whether one has no end. */
export function variableFaults(text: string): { unknown: string[]; isBroken: boolean } {
  const named = [...text.matchAll(/\{\{\s*(.*?)\s*\}\}/gs)].map(([, name = '']) => name);
  const known: readonly string[] = replyVariables;
  return {
    unknown: [...new Set(named.filter(name => !known.includes(name)))],
    isBroken: /\{\{|\}\}/.test(text.replace(/\{\{.*?\}\}/gs, '')),
  };
}

/**
 * Variables that stand in a text as they are written: nobody is to read them. One that is misspelt (`{{customer.nome}}`) is one,
 * too; braces that are none of ours (of code that one writes about) are left in peace.
 */
export function variablesIn(text: string): string[] {
  return [...text.matchAll(/\{\{\s*([\p{L}.]+)\s*\}\}/gu)]
    .map(([, name = '']) => name)
    .filter(name => kindsOfVariables.has(name.split('.')[0]?.toLowerCase() ?? ''));
}

const kindsOfVariables: ReadonlySet<string> = new Set(
  replyVariables.flatMap(name => name.split('.')[0] ?? []),
);
