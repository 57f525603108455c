import { setTimeout as pause } from 'node:timers/promises';
import { parsePressValue } from '../../../src/chat/slack/carried/press-value.ts';
import { waiting } from '../../../src/chat/words/press.ts';
import { slackIds } from '../../../src/sandbox/cast.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { actionsIn, type Block } from '../../../src/sandbox/slack/block-kit/blocks.ts';
import type { Chance } from './chance.ts';
import {
  chosen,
  type Done,
  filled,
  type Hand,
  type ListRead,
  pagesAtMost,
  saysHowMany,
  windowsAtMost,
} from './hand.ts';

type Button = {
  verb: string;
  ticket: number;
  channel: string;
  ts: string;
  actionId: string;
  choice?: string;
};
type Lying = { ts: string; blocks?: Block[] };

/** Of what was told to them alone somebody presses what came last. */
const whispersSeen = 4;
/** Of a minute in all, on a machine that does other things. */
const triesAtMost = 3000;

const takesLong = waiting.working.it;

/** An operator in Slack. */
export function slackHand(sandbox: Sandbox, user: string, chance: Chance): Hand {
  const name = `${sandbox.slack.user(user)?.realName} in Slack`;
  const { slack } = sandbox.people();
  const whispers = () => sandbox.slack.state.ephemerals.filter(each => each.user === user);

  function buttons(): Button[] {
    const inChannels = sandbox.slack.state.channels
      .filter(({ members }) => members.includes(user))
      .flatMap(({ id, messages }) => messages.flatMap(message => buttonsOf(id, message)));
    const alone = whispers()
      .slice(-whispersSeen)
      .flatMap(whisper => buttonsOf(whisper.channel, whisper));
    return [...inChannels, ...alone];
  }

  /** What a window asks for, answered in some way. */
  function answers(blocks: Block[]): Record<string, string> {
    return Object.fromEntries(
      blocks.flatMap(block => {
        if (block.type !== 'input') return [];
        const { element, optional } = block;
        const field = { id: element.action_id, isRequired: optional !== true };
        if (element.type === 'static_select') {
          const choices = element.options.map(({ value }) => value);
          const shown = element.initial_option?.value ?? '';
          return [[field.id, filled({ ...field, choices, shown }, chance)]];
        }
        if (element.type !== 'plain_text_input') return [];
        const shown = element.initial_value ?? '';
        return [[field.id, filled({ ...field, choices: null, shown }, chance)]];
      }),
    );
  }

  /** Goes through the windows that a press opens. */
  async function throughWindows(): Promise<Pick<Done, 'error' | 'seen' | 'windows' | 'ended'>> {
    const seen: string[] = [];
    let error = '';
    let windows = 0;
    for (; windows < windowsAtMost && error === ''; windows += 1) {
      const window = await topmost();
      if (!window) break;
      seen.push(JSON.stringify(window.view.blocks));
      if (!window.view.submit) slack.close(user);
      else error = (await inForm(window.view.blocks)).error;
    }
    const ended = sandbox.slack.openViews(user).length === 0;
    while (sandbox.slack.openViews(user).length > 0) slack.close(user);
    return { error, seen: seen.join('\n'), windows, ended };
  }

  /** Sends it; now and then looks first at the letter, or at all that was written. */
  async function inForm(blocks: Block[]) {
    const values = answers(blocks);
    const beside = blocks.flatMap(actionsIn).filter(({ action_id }) => action_id.startsWith('within:'));
    const look = chance.onceIn(4) ? chance.of(beside) : undefined;
    if (!look) return await slack.submit(user, values);
    const before = standing();
    const pressed = await slack.press(user, 'modal', look.action_id, undefined, values);
    // It comes after the press was acknowledged, and nobody presses what they see go away.
    await untilChanged(standing, before);
    return pressed;
  }

  const standing = () => {
    const { id = '', hash = '' } = sandbox.slack.openViews(user).at(-1) ?? {};
    return `${id} ${hash}`;
  };

  /** A window comes within Slack's three seconds, or not at all. */
  async function topmost() {
    for (let tried = 0; tried < 4 && standing() === ' '; tried += 1) await pause(15);
    return sandbox.slack.openViews(user).at(-1);
  }

  /** What takes long is answered twice: that it does, and when it is there. */
  async function say(words: string): Promise<string> {
    const { error } = await slack.slash(user, slackIds.channel, '/ticket', words);
    const latest = () => whispers().at(-1)?.text;
    if (latest() === takesLong) await untilChanged(latest, takesLong);
    return error;
  }

  async function list(words: string): Promise<ListRead> {
    let error = await say(words);
    const numbers: number[] = [];
    const counts: string[] = [];
    for (let page = 0; page < pagesAtMost && error === ''; page += 1) {
      const whisper = whispers().at(-1);
      const blocks = whisper?.blocks ?? [];
      numbers.push(...blocks.flatMap(numberIn));
      counts.push(...blocks.flatMap(countIn));
      const next = blocks
        .flatMap(actionsIn)
        .find(action => action.type === 'button' && action.text.text === 'Successive');
      if (!whisper || !next) break;
      const before = JSON.stringify(blocks);
      ({ error } = await slack.press(user, { channel: whisper.channel, ts: whisper.ts }, next.action_id));
      // The list is drawn anew after the press was acknowledged.
      await untilChanged(() => JSON.stringify(whispers().at(-1)?.blocks), before);
    }
    return { error, numbers, counts };
  }

  return {
    name,
    list,
    say,
    async act(verb, ticket): Promise<Done | null> {
      const button = chosen(chance, buttons(), verb, ticket);
      if (!button) return null;
      const before = new Set(whispers().map(({ ts }) => ts));
      const pressed = await slack.press(user, button, button.actionId, button.choice);
      const through = await throughWindows();
      const told = whispers().filter(({ ts }) => !before.has(ts));
      const error = pressed.error || through.error;
      return {
        hand: name,
        verb: button.verb,
        ...through,
        error: isPlatforms(error) ? error : '',
        seen: [through.seen, error, ...told.map(each => JSON.stringify(each))].join('\n'),
      };
    },
  };
}

/** What Slack says by itself; what the desk refuses in a form, it says in words of its own. */
function isPlatforms(line: string): boolean {
  return ['We had some trouble', 'Please complete', 'This entry'].some(words => line.startsWith(words));
}

async function untilChanged(look: () => string | undefined, before: string): Promise<void> {
  for (let tried = 0; tried < triesAtMost && look() === before; tried += 1) await pause(20);
}

function buttonsOf(channel: string, { ts, blocks = [] }: Lying): Button[] {
  return blocks.flatMap(actionsIn).flatMap(action => {
    const at = { channel, ts, actionId: action.action_id };
    if (action.type === 'button') return [{ ...at, ...meantBy(action.value) }];
    return action.options.map(({ value }) => ({ ...at, ...meantBy(value), choice: value }));
  });
}

function meantBy(value: string | undefined): Pick<Button, 'verb' | 'ticket'> {
  return parsePressValue(value) ?? { verb: '', ticket: 0 };
}

/** The request that a line of a list is about. */
function numberIn(block: Block): number[] {
  if (block.type !== 'section' || block.text?.type !== 'mrkdwn') return [];
  const [, number] = /^\*(?:<[^|>]*\|)?#(\d+)/.exec(block.text.text) ?? [];
  return number ? [Number(number)] : [];
}

/** How many it says there are. */
function countIn(block: Block): string[] {
  if (block.type !== 'context') return [];
  return block.elements.map(({ text }) => text).filter(text => saysHowMany.test(text));
}
