import type { FormFile } from '../../desk/outwards/by-form.ts';
import { type Answer, problem } from './problem.ts';
import { limits } from './shapes.ts';

type Sent = { name: string; type?: string | undefined; content: string }[] | undefined;

/** What was sent in base64, decoded; or why not. */
export function filesIn(sent: Sent): { files: FormFile[] } | { refused: Answer } {
  const files = (sent ?? []).map(({ name, type = '', content }) => ({
    name,
    type,
    content: decoded(content),
  }));
  const unreadable = files.flatMap(({ content }, at) =>
    content === null || content.length === 0
      ? [{ pointer: `/files/${at}/content`, detail: 'write the file’s content in base64 (RFC 4648, 4)' }]
      : [],
  );
  if (unreadable.length > 0)
    return { refused: problem(422, 'Correct what errors name, and call again.', { errors: unreadable }) };
  const whole = files.flatMap(file => (file.content ? [{ ...file, content: file.content }] : []));
  const bytes = whole.reduce((sum, { content }) => sum + content.length, 0);
  return bytes > limits.fileBytes
    ? { refused: problem(413, `Send files of ${limits.fileBytes / 1024 / 1024} MB at most together.`) }
    : { files: whole };
}

/** Node passes over what is not base64: what does not come back the same was none. */
function decoded(text: string): Uint8Array | null {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : null;
}
