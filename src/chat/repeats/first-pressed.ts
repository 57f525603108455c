import { createHash } from 'node:crypto';
import type { Desk } from '../../desk/desk.ts';
import { newNonce } from '../../desk/nonce.ts';
import { hearPress } from '../../store/chats/heard.ts';
import { findUploads } from '../../store/mail/uploads.ts';
import type { Operator } from '../../ticket/words.ts';
import type { Inputs } from '../actions/action.ts';
import type { ButtonPress, Step } from '../button-press.ts';

/**
 * Teams tells of one press again after fifteen seconds or more, under a new id (botbuilder-dotnet#5005), and people press
 * twice. Later the same button with the same words is meant anew.
 */
const repeatedWithinMs = 60_000;

/** What is asked about a button: whether it has a form, and whether done twice it adds something twice. */
type Kind = { form: unknown; adds: boolean; isReading: boolean };

/** A press, and the key of another that was told of within the last minute with the same content; null for none. */
export type Repeatable = { press: ButtonPress; before: string | null };

/**
 * The press under the key by which its repetitions are known.
 *
 * A form that is sent is known by which form it is and by what was filled in: sent again, whenever and from wherever, it is
 * the same press, and with other content it is another. What has no such form, and would add something twice, is known by
 * the same person, version and content within a minute. All else is done again as often as it is pressed; where there is
 * nothing left to do, `before` says whose answer is given again.
 */
export async function asFirstPressed(
  desk: Desk,
  press: ButtonPress,
  kind: Kind,
  operator: Operator,
): Promise<Repeatable> {
  if (kind.isReading || !isCarriedOut(kind, press.step)) return { press, before: null };
  const { verb, ticket, nonce, version } = press;
  const { opened = '', ...content } = await contentOf(desk, press, operator);
  const sorted = Object.entries(content).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const about = [operator.id, verb, ticket, nonce];
  if (opened !== '')
    return { press: { ...press, key: `form:${digestOf([...about, opened, sorted])}` }, before: null };
  const said = `press:${digestOf([...about, version, sorted])}`;
  const key = await hearPress(desk.db, said, press.key, new Date(), repeatedWithinMs);
  if (kind.adds) return { press: { ...press, key }, before: null };
  return { press, before: key === press.key ? null : key };
}

/** What a form bears, with what it is known by when it is sent twice. @param typed what came back from it, if it was open already */
export function formMark({ opened = '' }: Inputs, carried: Inputs = {}): Inputs & { opened: string } {
  return { ...carried, opened: opened === '' ? newNonce() : opened };
}

/** What was filled in, without what says how it is sent. Files are what they contain: chosen again, they have other numbers. */
async function contentOf(desk: Desk, { inputs }: ButtonPress, operator: Operator): Promise<Inputs> {
  const {
    insist: _,
    rule: __,
    drawn: ___,
    used: ____,
    filesFollow: _____,
    uploads = '',
    ...content
  } = inputs;
  const ids = uploads
    .split(',')
    .map(Number)
    .filter(id => Number.isInteger(id) && id > 0 && id < 2 ** 31);
  if (ids.length === 0) return content;
  const files = await findUploads(desk.db, operator.id, ids);
  return {
    ...content,
    uploads: files
      .map(({ name, sha256 }) => `${name} ${sha256}`)
      .toSorted()
      .join('\n'),
  };
}

function digestOf(said: unknown): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Whether it may be carried out with this step. */
function isCarriedOut({ form }: Kind, step: Step): boolean {
  return form ? step === 'submit' || step === 'confirm' : step === 'press' || step === 'confirm';
}
