import { z } from 'zod';
import type { TeamsMessage, TeamsTenant } from '../tenant.ts';
import { type Shown, trouble } from './shown.ts';

const answerShape = z.strictObject({
  task: z.strictObject({ type: z.literal('message'), value: z.string().min(1) }),
});

/** What a client sends of a message on which an action was chosen: who wrote it, and its words as HTML. */
export function actionValue(
  tenant: TeamsTenant,
  commandId: string,
  { id, from, text }: TeamsMessage,
  root: string | null,
) {
  const author = tenant.users.find(({ mri }) => mri === from);
  return {
    commandId,
    commandContext: 'message',
    messagePayload: {
      id,
      replyToId: root === id ? null : root,
      messageType: 'message',
      linkToMessage: `https://teams.microsoft.com/l/message/${id}`,
      from: author ? { user: { id: author.aadObjectId, displayName: author.name } } : null,
      body: { contentType: 'html', content: `<p>${asHtml(text)}</p>` },
      attachments: [],
    },
    context: { theme: 'default' },
  };
}

/** The line in the window that opens. @param isLate it came later than the client waits @throws Error for what Teams would not understand */
export function actionShown(answer: { status: number; body: unknown }, isLate: boolean): Shown {
  if (answer.status !== 200 || isLate) return { error: trouble };
  const parsed = answerShape.safeParse(answer.body);
  if (!parsed.success) throw new Error(`Teams would not understand: ${parsed.error.message}`);
  return { error: parsed.data.task.value };
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
