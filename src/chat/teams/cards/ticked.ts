/**
 * Beside a box that is ticked Teams reads Markdown, where one chooses from a list it does not. A file's name is a name:
 * what would format stands beside a space without width, or is replaced by its like.
 */
export function choiceTitle(text: string): string {
  const plain = text
    .replaceAll('*', '∗')
    .replaceAll('`', '’')
    .replaceAll('~', '∼')
    .replaceAll('<', '‹')
    .replace(/[_&[\]]/g, '\u200B$&\u200B');
  return `📎 ${plain}`;
}
