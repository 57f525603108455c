import { heardAtMost } from '../../button-press.ts';
import { asRead } from './as-read.ts';

/**
 * What somebody typed as a command, without Slack's own writing. Colleagues who are mentioned stay as Slack tells of them: by their
 * ids they are known.
 *
 * @param bot the app's own id, whose mention says only to whom it is typed
 */
export function typedIn(text: string, bot = ''): string {
  const heard = text.slice(0, heardAtMost);
  const toUs =
    bot === '' ? heard : heard.replace(/<@(\w+)(?:\|[^<>]*)?>/g, (all, id) => (id === bot ? ' ' : all));
  return asRead(toUs, mention => mention);
}
