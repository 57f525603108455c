import type { Desk } from '../../desk/desk.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Inputs } from '../actions/action.ts';
import { boxField, lineOf } from '../actions/fields.ts';
import { withTyped } from '../actions/form-view.ts';
import type { FormField } from '../card.ts';
import { filesField } from '../in-words/letter-files.ts';
import { readableLine } from '../readable.ts';
import type { Words } from '../words/words.ts';
import { leftInWords, named } from './message-files.ts';
import type { Picked } from './picked.ts';

/** Slack shows so much beside a box. */
const besideBox = 75;

/** What the form is made from. */
export function originField({ name, platform }: Picked, { kept }: Words): FormField {
  return lineOf('origin', kept.origin(readableLine(name, 60) || kept.somebody, platform));
}

/**
 * The files of a message: a box that takes along those that can be had, a line that says which cannot, and why. Where the
 * platform hands out none, those that one sent ahead are there to be chosen.
 */
export async function messageFilesFields(
  desk: Desk,
  operator: Operator,
  { platform, files }: Picked,
  typed: Inputs,
  words: Words,
): Promise<FormField[]> {
  const { kept } = words;
  const there = files.filter(({ why }) => why === null);
  const left = leftInWords(
    words,
    files.flatMap(({ name, why }) => (why ? [{ name, why }] : [])),
  );
  const isHandedOut = !files.some(({ why }) => why === 'not-handed-out');
  return [
    ...(there.length > 0 ? [takeBox(kept, there, typed)] : []),
    ...(left ? [lineOf('left', isHandedOut ? left : `${left} ${kept.sendIt}`)] : []),
    ...(await sentAheadFields(desk, operator, platform, typed, words)),
  ];
}

/** Files that an operator sent ahead, in a chat whose forms have no place for files; nothing where there are none. */
export async function sentAheadFields(
  desk: Desk,
  operator: Operator,
  platform: Picked['platform'],
  typed: Inputs,
  words: Words,
): Promise<FormField[]> {
  if (platform === 'slack') return [];
  const field = await filesField(desk, words, operator, platform, typed.uploads ?? '');
  if (field.kind !== 'files' || field.offered.length === 0) return [];
  return [{ ...field, label: words.kept.sentAhead, hint: '' }];
}

function takeBox(kept: Words['kept'], there: Picked['files'], typed: Inputs): FormField {
  const names = there.map(({ name }) => named(kept, name)).join(', ');
  const box = boxField('attached', kept.filesLabel, readableLine(kept.takeFiles(names), besideBox));
  return withTyped(box, { attached: typed.attached ?? 'yes' });
}
