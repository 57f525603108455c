import type { View } from '@slack/types';
import type { PressAnswer } from '../../card.ts';
import type { Words } from '../../words/words.ts';
import { conversationModal } from '../views/conversation.ts';
import { formView } from '../views/form.ts';
import { messageModal, plainTitle } from '../views/message.ts';
import { previewView } from '../views/preview.ts';
import { readingModal } from '../views/reading.ts';

export type Modals = ReturnType<typeof modals>;

/** Answers as modals. */
export function modals(mayReadFiles: () => Promise<boolean>) {
  /** @param nonce of a form that is shown again: another one each time, or Slack keeps what was typed */
  async function modalFor(answer: PressAnswer, nonce = '0'): Promise<View | null> {
    switch (answer.kind) {
      case 'form':
        return formView(answer.form, nonce, await mayReadFiles());
      case 'preview':
        return previewView(answer.preview);
      case 'conversation':
        return conversationModal(answer.conversation);
      case 'reading':
        return readingModal(answer.reading);
      case 'done':
      case 'refused':
      case 'stranger':
      case 'told':
      case 'list':
      case 'incident':
        return null;
      default:
        return answer satisfies never;
    }
  }

  /** An answer as the whole of a modal. */
  async function viewOf(answer: PressAnswer, nonce = '0'): Promise<View> {
    const view = await modalFor(answer, nonce);
    if (view) return view;
    const line = lineOf(answer);
    return answer.kind === 'done'
      ? messageModal(plainTitle, `${answer.card.token} · ${line}`, true)
      : messageModal(plainTitle, line, answer.kind === 'told' || answer.kind === 'list');
  }

  return {
    /** A modal that says the answer; null where a line in the channel does. */
    modalFor,
    viewOf,
    workingView: (words: Words) => messageModal(words.people.workingTitle, words.people.working),
  };
}

/** What an answer says in a line; '' where it says more. */
export function lineOf(answer: PressAnswer): string {
  if (answer.kind === 'list') return answer.list.line;
  return 'line' in answer ? answer.line : '';
}
