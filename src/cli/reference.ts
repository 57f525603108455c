import { referenceInMarkdown } from '../config/reference.ts';

/** `reference`: all keys of desk.yaml and the environment, as docs/reference.md has them. */
export function reference(): number {
  process.stdout.write(referenceInMarkdown());
  return 0;
}
