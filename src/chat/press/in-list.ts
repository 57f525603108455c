import type { Operator } from '../../ticket/words.ts';
import { showList } from '../actions/lists/show-list.ts';
import type { ButtonPress } from '../button-press.ts';
import type { CommandAnswer, PressAnswer } from '../card.ts';
import { drawAgain } from '../lists/draw-again.ts';
import { listSpec, readSpec, turnedBy } from '../lists/spec.ts';
import type { Room } from './asked.ts';

/** Whether it was pressed in a list, which is drawn anew then. */
export function isInList({ list = '', verb }: ButtonPress): boolean {
  return list !== '' || verb === showList.verb;
}

/**
 * The answer to a press in a list: the list as it is now, with what came of the press above it. What opens a window or
 * takes the list's place leads back to it.
 */
export async function inList(
  room: Room,
  press: ButtonPress,
  operator: Operator,
  answer: PressAnswer,
): Promise<PressAnswer> {
  const { list = '' } = press;
  switch (answer.kind) {
    case 'form':
      return { ...answer, form: { ...answer.form, list } };
    case 'preview':
      return { ...answer, preview: { ...answer.preview, list } };
    case 'conversation':
      return { ...answer, conversation: { ...answer.conversation, list } };
    case 'reading':
      return { ...answer, reading: { ...answer.reading, list } };
    case 'done':
    case 'refused':
    case 'told': {
      const drawn = await listAsItIs(room, press, operator);
      return drawn ? { kind: 'list', list: { ...drawn, ...whatCameOf(answer) } } : answer;
    }
    case 'list':
    case 'incident':
    case 'stranger':
      return answer;
    default:
      return answer satisfies never;
  }
}

/** As whoever pressed may see it: nobody else sees it. null for what is no list of ours. */
async function listAsItIs(
  { desk, speech, aloud, links }: Room,
  { list = '', verb, inputs, platform }: ButtonPress,
  operator: Operator,
): Promise<CommandAnswer | null> {
  const spec = list === '' ? listSpec('') : readSpec(list);
  if (!spec) return null;
  const asking = {
    desk,
    speech,
    aloud,
    links,
    platform,
    operator,
    viewer: { kind: 'operator', operator } as const,
  };
  const wanted = verb === showList.verb ? turnedBy(spec, inputs) : spec;
  return await drawAgain(wanted, asking);
}

type Said = Extract<PressAnswer, { kind: 'done' | 'refused' | 'told' }>;

function whatCameOf(answer: Said): Pick<CommandAnswer, 'line' | 'lineTone' | 'undo'> {
  const { line } = answer;
  const token = answer.kind === 'told' ? '' : answer.card.token;
  return {
    line: line === '' ? '' : [token, line].filter(Boolean).join(' · '),
    lineTone: answer.kind === 'refused' ? 'attention' : 'good',
    undo: answer.kind === 'done' ? answer.next : null,
  };
}
