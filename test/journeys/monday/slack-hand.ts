import { setTimeout as pause } from 'node:timers/promises';
import { leadsToWindow } from '../../../src/chat/actions/actions.ts';
import { parsePressValue } from '../../../src/chat/slack/carried/press-value.ts';
import { waiting } from '../../../src/chat/words/press.ts';
import { slackIds } from '../../../src/sandbox/cast.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import { actionsIn, type Block } from '../../../src/sandbox/slack/block-kit/blocks.ts';
import { optionsOf } from '../../../src/sandbox/slack/block-kit/elements.ts';
import type { Chance } from './chance.ts';
import {
  chosen,
  type Done,
  filled,
  type Hand,
  type ListRead,
  leftTo,
  oneAtATime,
  type Pressable,
  pagesAtMost,
  saysHowMany,
  type Wish,
  wanted,
  windowsAtMost,
} from './hand.ts';

type Button = Pressable & {
  channel: string;
  ts: string;
  actionId: string;
  choice?: string;
};
type Lying = { ts: string; blocks?: Block[] };

/** Of what was told to them alone somebody presses what came last. */
const whispersSeen = 4;
/** What does not come in five minutes does not come at all: a machine that does other things takes its time. */
const triesAtMost = 15_000;
/** A window that has not come in twenty seconds is one that nobody waits for: what there is to do is done otherwise. */
const windowTries = 1000;

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
  function answers(blocks: Block[], wished: Wish['fields']): Record<string, string> {
    return Object.fromEntries(
      blocks.flatMap(block => {
        if (block.type !== 'input') return [];
        const { element, optional } = block;
        const field = { id: element.action_id, isRequired: optional !== true };
        if (element.type === 'static_select') {
          const choices = optionsOf(element).map(({ value }) => value);
          const shown = element.initial_option?.value ?? '';
          return [[field.id, filled({ ...field, choices, shown }, chance, wished)]];
        }
        const wish = wished?.[field.id];
        if (element.type === 'datepicker' && wish) return [[field.id, wish]];
        if (element.type !== 'plain_text_input') return [];
        const shown = element.initial_value ?? '';
        return [[field.id, filled({ ...field, choices: null, shown }, chance, wished)]];
      }),
    );
  }

  /** Goes through the windows that a press opens. */
  async function throughWindows(
    wish: Partial<Wish>,
  ): Promise<Pick<Done, 'error' | 'seen' | 'windows' | 'ended'>> {
    const seen: string[] = [];
    let error = '';
    let windows = 0;
    let saved = wish.saved;
    for (; windows < windowsAtMost && error === ''; windows += 1) {
      await untilChanged(isWorking, true);
      const window = topmost();
      if (!window) break;
      seen.push(JSON.stringify(window.view.blocks));
      if (saved) {
        error = await putIn(saved);
        saved = undefined;
      } else if (!window.view.submit) slack.close(user);
      else error = (await inForm(window.view.blocks, wish)).error;
    }
    const ended = sandbox.slack.openViews(user).length === 0;
    closeAll();
    return { error, seen: seen.join('\n'), windows, ended };
  }

  /** Sends it; now and then looks first at the letter, or at all that was written. */
  async function inForm(blocks: Block[], { fields }: Partial<Wish>) {
    const values = answers(blocks, fields);
    const beside = blocks
      .flatMap(actionsIn)
      .filter(({ type, action_id }) => type === 'button' && action_id.startsWith('within:'));
    const look = chance.onceIn(4) ? chance.of(beside) : undefined;
    if (!look) return await slack.submit(user, values);
    const before = standing();
    const pressed = await slack.press(user, 'modal', look.action_id, undefined, values);
    // It comes after the press was acknowledged, and nobody presses what they see go away.
    await untilChanged(standing, before, windowTries);
    return pressed;
  }

  /** Chooses a saved reply, and waits until it stands in the form. */
  async function putIn(saved: string): Promise<string> {
    const before = standing();
    await slack.look(user, 'within:saved', '');
    const { error } = await slack.choose(user, 'within:saved', '', saved, {});
    await untilChanged(standing, before);
    return error;
  }

  const topmost = () => sandbox.slack.openViews(user).at(-1);
  const standing = () => {
    const { id = '', hash = '' } = topmost() ?? {};
    return `${id} ${hash}`;
  };
  /** It says that it is being worked on, and something else will come in its place. */
  const isWorking = () => JSON.stringify(topmost()?.view.blocks ?? '').includes(takesLong);
  function closeAll(): void {
    while (sandbox.slack.openViews(user).length > 0) slack.close(user);
  }

  /** All by which a press can be answered: a window, a line of their own, or another one in the place of that which was pressed. */
  const answered = ({ channel, ts }: Button) => {
    const pressed = whispers().find(each => each.channel === channel && each.ts === ts);
    return `${standing()} ${whispers().at(-1)?.ts} ${JSON.stringify(pressed ?? '')}`;
  };

  const newestTrigger = () => [...sandbox.slack.triggers].findLast(([, each]) => each.user === user)?.[0];

  async function press(button: Button, wish: Partial<Wish>): Promise<Done> {
    closeAll();
    const before = new Set(whispers().map(({ ts }) => ts));
    const untouched = answered(button);
    const trigger = newestTrigger();
    const pressed = await slack.press(user, button, button.actionId, button.choice);
    // It is shown after the press was acknowledged. Of what is chosen in a menu already Slack tells nobody.
    if (leadsToWindow(button.verb) && newestTrigger() !== trigger)
      await untilChanged(() => answered(button), untouched, windowTries);
    const through = await throughWindows(wish);
    const told = whispers().filter(({ ts }) => !before.has(ts));
    const error = pressed.error || through.error;
    return {
      hand: name,
      verb: button.verb,
      ...through,
      error: isPlatforms(error) ? error : '',
      seen: [through.seen, error, ...told.map(each => JSON.stringify(each))].join('\n'),
    };
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

  return oneAtATime({
    name,
    list,
    say,
    sees: (verb, about) => wanted(buttons(), { verb, about }).length > 0,
    act: async wish => {
      const button = chance.of(wanted(buttons(), wish));
      return button ? await press(button, wish) : null;
    },
    roam: async free => {
      const button = chosen(chance, await leftTo(free, buttons));
      return button ? await press(button, {}) : null;
    },
  });
}

/** What Slack says by itself; what the desk refuses in a form, it says in words of its own. */
function isPlatforms(line: string): boolean {
  return ['We had some trouble', 'Please complete', 'This entry'].some(words => line.startsWith(words));
}

async function untilChanged<Seen>(look: () => Seen, before: Seen, tries = triesAtMost): Promise<void> {
  for (let tried = 0; tried < tries && look() === before; tried += 1) await pause(20);
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
