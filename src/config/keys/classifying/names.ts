import { z } from 'zod';
import { writtenAs } from '../../faults.ts';
import { about } from '../values/fields.ts';

/** Slack takes 75 characters in a choice, in which a number stands too. */
const longest = 60;

function name(example: string) {
  const form = `write a name such as ${example}`;
  return z
    .string(writtenAs(form))
    .trim()
    .min(1, form)
    .max(longest, `write at most ${longest} characters`)
    .regex(/^\P{Cc}*$/u, 'write it on one line');
}

/** What something is called, in both languages. */
export function namesLike(it: string, en: string) {
  return {
    it: about(name(it), 'What it is called in Italian.', it),
    en: about(name(en), 'What it is called in English.', en),
  };
}

const keyForm = 'write a key in small letters, such as help-desk';

/** Names a thing for ever, in the log and in other keys: it stays when the thing is called otherwise. */
export const key = z
  .string(writtenAs(keyForm))
  .regex(/^[a-z][a-z0-9-]{0,29}$/, keyForm)
  .meta({ writtenAs: 'key' });
