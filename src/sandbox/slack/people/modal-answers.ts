import { z } from 'zod';
import { validModal } from '../web-api/modal.ts';
import type { OpenView, SlackWorkspace } from '../workspace.ts';
import type { Shown } from './shown.ts';

const stackAtMost = 3;

const ackBody = z.union([
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string()) }),
  z.strictObject({ response_action: z.enum(['update', 'push']), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/** Does with a person's modals what the app answered to a form. @throws Error for what Slack would not understand */
export function applyAnswer(workspace: SlackWorkspace, user: string, body: unknown): Shown {
  const stack = workspace.openViews(user);
  const answer = ackBody.safeParse(body);
  if (!answer.success) {
    if (body) throw new Error(`Slack would not understand this answer: ${JSON.stringify(body)}`);
    stack.pop();
  } else if (answer.data.response_action === 'errors') {
    const shown = stack.at(-1)?.view.blocks.map(({ block_id }) => block_id) ?? [];
    const stray = Object.keys(answer.data.errors).find(id => !shown.includes(id));
    if (stray) throw new Error(`Slack would not know where to show the error of ${stray}`);
    return { error: Object.values(answer.data.errors).join(' ') };
  } else if (answer.data.response_action === 'clear') {
    stack.length = 0;
  } else {
    change(workspace, stack, answer.data.response_action, answer.data.view);
  }
  workspace.changed();
  return { error: '' };
}

function change(workspace: SlackWorkspace, stack: OpenView[], how: 'update' | 'push', view: unknown): void {
  const top = stack.at(-1);
  if (!top) return;
  const valid = validModal(view, workspace);
  const hash = workspace.nextId('h');
  if (how === 'update') {
    Object.assign(top, { view: valid, hash });
    return;
  }
  if (stack.length >= stackAtMost) throw new Error('push_limit_reached');
  stack.push({ id: workspace.nextId('V'), hash, root: top.root, previous: top.id, view: valid });
}
