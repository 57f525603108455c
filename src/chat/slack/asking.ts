import type { OfferedFile } from '../../desk/letters/uploads.ts';
import type { ButtonPress } from '../button-press.ts';
import type { PressAnswer } from '../card.ts';
import { alone } from './heard/whereabouts.ts';
import type { Listening } from './listening.ts';

/** What a form was filled in with, and the files that shall go with it, which have not been fetched. */
export type Filled = { press: ButtonPress; files: OfferedFile[] };

/** Asks about a form before its files are fetched: what is wrong with it is known at once, and nothing goes without them. */
export async function askFirst({ press, files }: Filled, { desk, log }: Listening): Promise<PressAnswer> {
  const inputs = files.length > 0 ? { ...press.inputs, filesFollow: 'yes' } : press.inputs;
  return await desk.press({ ...press, inputs }, alone).catch((error: unknown): PressAnswer => {
    log.error({ room: 'slack', err: error }, 'a form failed');
    return line(desk.wordsFor(press).tryLater);
  });
}

/** Fetches the files and asks again, with them; or says why not, above the form, which has all of it still. */
export async function askWithFiles({ press, files }: Filled, { desk, log }: Listening): Promise<PressAnswer> {
  try {
    const { uploads, fault } = await desk.takeFiles(press, files);
    if (fault) return line(fault);
    const answered = await desk.press({ ...press, inputs: { ...press.inputs, uploads } }, alone);
    if (answered.kind === 'form') return line(answered.form.notice);
    return answered;
  } catch (error) {
    log.error({ room: 'slack', err: error }, 'cannot take the files of a letter');
    return line(desk.wordsFor(press).tryLater);
  }
}

/** A mere line in answer to a form. */
export function line(text: string): PressAnswer {
  return { kind: 'stranger', line: text };
}
