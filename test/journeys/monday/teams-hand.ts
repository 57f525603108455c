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
  pagesAtMost,
  saysHowMany,
  windowsAtMost,
} from './hand.ts';

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
  ): Promise<Pick<Done, 'error' | 'seen' | 'windows' | 'ended'>> {
    const seen: string[] = [];
    let error = '';
    let windows = 0;
    for (; windows < windowsAtMost && error === ''; windows += 1) {
      const card = windowOver(pressed);
      const next = card && nextIn(card, pressed.verb);
      if (card) seen.push(JSON.stringify(card));
      if (!card || !next) break;
      const inputs = answers(card);
      error = open()
        ? (await teams.inDialog(user, pressedOf(next), inputs)).error
        : (await teams.execute(user, pressed.channel, pressed.message, pressedOf(next), inputs)).error;
    }
    const left = windowOver(pressed);
    const ended = !left || !nextIn(left, pressed.verb);
    teams.closeDialog(user);
    return { error, seen: seen.join('\n'), windows, ended };
  }

  function windowOver({ message }: Button): Card | null {
    const dialog = open();
    if (dialog) return dialog.content.kind === 'card' ? dialog.content.card : null;
    return sandbox.teams.alone.get(`${message} ${user}`) ?? null;
  }

  /** Sends it; now and then looks first at the letter, or at all that was written. */
  function nextIn(card: Card, verb: string): Carried | null {
    const all = carriedIn(card).filter(each => each.verb === verb);
    const beside = all.filter(({ step }) => step === 'within');
    const look = chance.onceIn(4) ? chance.of(beside) : undefined;
    return look ?? all.find(({ step }) => step === 'submit' || step === 'confirm') ?? backIn(all) ?? null;
  }

  function answers(card: Card): Record<string, string> {
    const shown = initialInputs(card);
    return Object.fromEntries(
      inputsIn(card).map(({ id, isRequired = false, choices }) => {
        const values = choices?.map(({ value }) => value) ?? null;
        const field = { id: id.split('.').at(-1) ?? '', isRequired, choices: values, shown: shown[id] ?? '' };
        return [id, filled(field, chance)];
      }),
    );
  }

  /** To what they asked last. */
  const answered = () => toThem().findLast(({ message }) => message.card)?.message;

  async function say(words: string): Promise<string> {
    const { error } = await teams.slash(user, teamsIds.channel, words);
    return error;
  }

  async function list(words: string): Promise<ListRead> {
    let error = await say(words);
    const numbers: number[] = [];
    const counts: string[] = [];
    for (let page = 0; page < pagesAtMost && error === ''; page += 1) {
      const message = answered();
      const card = message && sandbox.teams.cardFor(user, message);
      const runs = runsIn(card);
      numbers.push(...runs.flatMap(text => Number(/^#(\d+)$/.exec(text)?.[1] ?? 0) || []));
      counts.push(...runs.filter(text => saysHowMany.test(text)));
      const next = executesIn(card).find(({ title }) => title === 'Successive');
      if (!message || !next) break;
      error = await press({ ...carriedOf(next.data), channel: teamsIds.channel, message: message.id });
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
      const before = new Set(toThem().map(({ message }) => message.id));
      const line = await press(button);
      const through = await throughWindows(button);
      const alone = toThem().filter(({ message }) => !before.has(message.id));
      const [error, told] = isPlatforms(line) ? [line, ''] : ['', line];
      return {
        hand: name,
        verb: button.verb,
        ...through,
        error: error || (isPlatforms(through.error) ? through.error : ''),
        seen: [through.seen, told, through.error, JSON.stringify(alone)].join('\n'),
      };
    },
  };
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

type Input = { id: string; isRequired?: boolean; choices?: { value: string }[] };

/** Its fields for texts and choices; a date stays as it is shown, and files are not sent. */
function inputsIn(node: unknown): Input[] {
  if (Array.isArray(node)) return node.flatMap(inputsIn);
  if (typeof node !== 'object' || node === null) return [];
  const isField = 'type' in node && (node.type === 'Input.Text' || node.type === 'Input.ChoiceSet');
  const isMulti = 'isMultiSelect' in node && node.isMultiSelect === true;
  return isField && !isMulti ? [node as unknown as Input] : Object.values(node).flatMap(inputsIn);
}

function runsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(runsIn);
  if (typeof node !== 'object' || node === null) return [];
  if ('type' in node && node.type === 'TextRun' && 'text' in node) return [String(node.text)];
  return Object.values(node).flatMap(runsIn);
}
