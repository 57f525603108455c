import { waiting } from '../../../src/chat/words/press.ts';
import { teamsIds } from '../../../src/sandbox/cast.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Card } from '../../../src/sandbox/teams/adaptive-card/card.ts';
import { executesIn, initialInputs, submitsIn } from '../../../src/sandbox/teams/adaptive-card/walk.ts';
import type { TeamsMessage } from '../../../src/sandbox/teams/tenant.ts';
import type { Chance } from './chance.ts';
import {
  chosen,
  type Done,
  filled,
  type Hand,
  type ListRead,
  leftTo,
  oneAtATime,
  pagesAtMost,
  saysHowMany,
  type Wish,
  wanted,
  windowsAtMost,
} from './hand.ts';
import { surely, until } from './patience.ts';

type Carried = { verb: string; step: string; ticket: number; inputs?: { page?: string; button?: string } };
/** Of what was said to them alone somebody presses what came last. */
const targetedSeen = 4;

type Button = Carried & { channel: string; message: string };

/** An operator in Teams. */
export function teamsHand(sandbox: Sandbox, user: string, chance: Chance): Hand {
  const name = `${sandbox.teams.user(user)?.name} in Teams`;
  const { teams } = sandbox.people();
  const open = () => sandbox.teams.dialogs.get(user);

  /** What was said in channels to them alone. */
  const toThem = () => sandbox.teams.targetedNow().filter(({ to }) => to === user);

  function messages(): { channel: string; message: TeamsMessage }[] {
    return sandbox.teams.state.channels
      .filter(({ id }) => sandbox.teams.membersOf(id).some(({ aadObjectId }) => aadObjectId === user))
      .flatMap(({ id, threads }) =>
        threads.flatMap(({ root, replies }) => [root, ...replies].map(message => ({ channel: id, message }))),
      );
  }

  function buttons(): Button[] {
    return [...messages(), ...toThem().slice(-targetedSeen)].flatMap(({ channel, message }) =>
      carriedIn(sandbox.teams.cardFor(user, message))
        .filter(({ step }) => step === 'press')
        .map(carried => ({ ...carried, channel, message: message.id })),
    );
  }

  async function press({ channel, message, ...carried }: Button): Promise<string> {
    const { error } = await teams.execute(user, channel, message, pressedOf(carried), {});
    return error;
  }

  /** Goes through what a press opens: a dialog, or a card in the place of the one that was pressed. */
  async function throughWindows(
    pressed: Button,
    wish: Partial<Wish>,
  ): Promise<Pick<Done, 'error' | 'seen' | 'windows' | 'ended'>> {
    const seen: string[] = [];
    let error = '';
    let windows = 0;
    let saved = wish.saved;
    while (windows < windowsAtMost && error === '') {
      const card = windowOver(pressed);
      const next = card && nextIn(card, pressed.verb, saved !== undefined);
      if (card) seen.push(JSON.stringify(card));
      if (!card || !next) break;
      const put = saved && next.inputs?.button === 'saved' ? { [`${pressed.verb}.saved`]: saved } : null;
      if (put) saved = undefined;
      const inputs = put ?? answers(card, wish.fields);
      error = open()
        ? (await teams.inDialog(user, pressedOf(next), inputs)).error
        : (await teams.execute(user, pressed.channel, pressed.message, pressedOf(next), inputs)).error;
      // One that only asks how it went is no further one.
      if (!JSON.stringify(card).includes(waiting.working.it)) windows += 1;
    }
    const left = windowOver(pressed);
    const ended = !left || !nextIn(left, pressed.verb, false);
    teams.closeDialog(user);
    return { error, seen: seen.join('\n'), windows, ended };
  }

  /** Nothing stands any more over what was taken away meanwhile. */
  function windowOver({ channel, message }: Button): Card | null {
    const dialog = open();
    if (dialog) return dialog.content.kind === 'card' ? dialog.content.card : null;
    if (!isThere(channel, message)) return null;
    return sandbox.teams.alone.get(`${message} ${user}`) ?? null;
  }

  const isThere = (channel: string, message: string) =>
    [...messages(), ...toThem()].some(each => each.channel === channel && each.message.id === message);

  /** Sends it; now and then looks first at the letter, or at all that was written. @param puts a saved reply, first of all */
  function nextIn(card: Card, verb: string, puts: boolean): Carried | null {
    const all = carriedIn(card).filter(each => each.verb === verb);
    const beside = all.filter(({ step }) => step === 'within');
    if (puts) return beside.find(({ inputs }) => inputs?.button === 'saved') ?? null;
    const look = chance.onceIn(4) ? chance.of(beside) : undefined;
    return look ?? all.find(({ step }) => step === 'submit' || step === 'confirm') ?? backIn(all) ?? null;
  }

  function answers(card: Card, wished: Wish['fields']): Record<string, string> {
    const shown = initialInputs(card);
    return Object.fromEntries(
      inputsIn(card).flatMap(({ type, id, isRequired = false, choices }) => {
        const name = id.split('.').at(-1) ?? '';
        // A date stays as it is shown, if nobody wants another.
        if (type === 'Input.Date') return wished?.[name] ? [[id, wished[name]]] : [];
        const values = choices?.map(({ value }) => value) ?? null;
        const field = { id: name, isRequired, choices: values, shown: shown[id] ?? '' };
        return [[id, filled(field, chance, wished)]];
      }),
    );
  }

  /** All lists that they were answered with in private: in the channel, or in their chat with the app where that took too long. */
  const answersAt = () => [
    ...toThem().map(({ channel, message }) => ({ channel, message })),
    ...sandbox.teams.chatWith(user).map(message => ({ channel: '', message })),
  ];

  async function say(words: string): Promise<string> {
    const { error } = await teams.slash(user, teamsIds.channel, words);
    return error;
  }

  /** A list in which somebody else's request is by now one that few may see is taken away: whoever read it asks again. */
  async function list(words: string): Promise<ListRead> {
    let read: ListRead | null = null;
    await until(`${name} reads ${words}`, async () => {
      read = await readOnce(words);
      return read !== null;
    });
    return surely<ListRead>(read, words);
  }

  /** @returns null where it was taken away meanwhile */
  async function readOnce(words: string): Promise<ListRead | null> {
    const before = new Set(answersAt().map(({ message }) => message.id));
    let error = await say(words);
    const found = answersAt().find(({ message }) => !before.has(message.id) && hasLists(message));
    if (!found) return error ? { error, numbers: [], counts: [] } : null;
    const { channel, message } = found;
    const numbers: number[] = [];
    const counts: string[] = [];
    for (let page = 0; page < pagesAtMost && error === ''; page += 1) {
      if (!answersAt().some(each => each.message.id === message.id) || !message.card) return null;
      const card = sandbox.teams.cardFor(user, message);
      const runs = runsIn(card);
      numbers.push(...runs.flatMap(text => Number(/^#(\d+)$/.exec(text)?.[1] ?? 0) || []));
      counts.push(...runs.filter(text => saysHowMany.test(text)));
      const next = executesIn(card).find(({ title }) => title === 'Successive');
      if (!next) break;
      error = await press({ ...carriedOf(next.data), channel, message: message.id });
    }
    return { error, numbers, counts };
  }

  /** Unlike a line of their own, which may come late. */
  const hasLists = ({ card }: TeamsMessage) => card !== undefined && card.msteams?.width === 'Full';

  async function pressThrough(button: Button, wish: Partial<Wish>): Promise<Done | null> {
    // Whoever wants to press what has just been taken away does not find it.
    if (!isThere(button.channel, button.message)) return null;
    const before = new Set(toThem().map(({ message }) => message.id));
    const line = await press(button);
    const through = await throughWindows(button, wish);
    const alone = toThem().filter(({ message }) => !before.has(message.id));
    const [error, told] = isPlatforms(line) ? [line, ''] : ['', line];
    return {
      hand: name,
      verb: button.verb,
      ...through,
      error: error || (isPlatforms(through.error) ? through.error : ''),
      seen: [through.seen, told, through.error, JSON.stringify(alone)].join('\n'),
    };
  }

  return oneAtATime({
    name,
    list,
    say,
    sees: (verb, about) => wanted(buttons(), { verb, about }).length > 0,
    act: async wish => {
      const button = chance.of(wanted(buttons(), wish));
      return button ? await pressThrough(button, wish) : null;
    },
    roam: async free => {
      const button = chosen(chance, await leftTo(free, buttons));
      return button ? await pressThrough(button, {}) : null;
    },
  });
}

/** What Teams says by itself, where the desk did not answer. */
function isPlatforms(line: string): boolean {
  return line.startsWith('Unable to reach app');
}

/** From all that was written, into the form. */
function backIn(all: Carried[]): Carried | undefined {
  return all.find(({ step }) => step === 'back');
}

function pressedOf({ verb, step, ticket, inputs }: Carried) {
  const { page, button } = inputs ?? {};
  return { verb, step, ticket, ...(page ? { page } : {}), ...(button ? { button } : {}) };
}

/** What a card's buttons bear: those that act, and those that open a dialog. */
function carriedIn(card: Card | undefined): Carried[] {
  return [...executesIn(card), ...submitsIn(card)].map(({ data }) => carriedOf(data));
}

function carriedOf(data: Record<string, unknown>): Carried {
  return data as unknown as Carried;
}

type Input = { type: string; id: string; isRequired?: boolean; choices?: { value: string }[] };

/** Its fields; files are not sent. */
function inputsIn(node: unknown): Input[] {
  if (Array.isArray(node)) return node.flatMap(inputsIn);
  if (typeof node !== 'object' || node === null) return [];
  const isField =
    'type' in node && ['Input.Text', 'Input.ChoiceSet', 'Input.Date'].includes(String(node.type));
  const isMulti = 'isMultiSelect' in node && node.isMultiSelect === true;
  return isField && !isMulti ? [node as unknown as Input] : Object.values(node).flatMap(inputsIn);
}

function runsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(runsIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'TextRun' && 'text' in node) return [String(node.text)];
  return Object.values(node).flatMap(runsIn);
}
