import type { Inputs } from '../../actions/action.ts';
import { fileNamed } from '../../in-words/letter-files.ts';
import type { Asked } from '../asked.ts';

/** What was typed into a form so far; who took a letter back finds in it what they had written. */
export function typedBefore(asked: Asked): Inputs {
  const { press, written } = asked;
  return press.step === 'press' && isOwnDraft(asked) ? { text: written.draft?.text ?? '' } : press.inputs;
}

/** Slack's form cannot be given the files that its letter had: who does not see that would send it without. */
export function filesLeftOut(asked: Asked): string {
  const { press, written, words } = asked;
  const names = isOwnDraft(asked) && press.platform === 'slack' ? (written.draft?.files ?? []) : [];
  return names.length === 0 ? '' : words.files.leftOut(names.map(({ name }) => fileNamed(name)));
}

function isOwnDraft({ action, written: { draft }, operator }: Asked): boolean {
  return draft !== null && draft.what === action.letter?.event && draft.writer === operator.id;
}
