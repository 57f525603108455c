import { teamsIds } from '../../../src/sandbox/cast.ts';
import type { Sandbox } from '../../../src/sandbox/sandbox.ts';
import type { Card } from '../../../src/sandbox/teams/adaptive-card/card.ts';
import { executesIn, initialInputs } from '../../../src/sandbox/teams/adaptive-card/walk.ts';
import type { Chance } from './chance.ts';
import { type Done, type Hand, pressed, typed } from './hand.ts';

type Carried = { verb: string; step: string; ticket: number; inputs?: { page?: string } };
type Button = Carried & { channel: string; message: string };

/** An operator in Teams. */
export function teamsHand(sandbox: Sandbox, user: string, chance: Chance): Hand {
  const { teams } = sandbox.people();

  function buttons(): Button[] {
    return sandbox.teams.state.channels
      .filter(({ id }) => sandbox.teams.membersOf(id).some(({ aadObjectId }) => aadObjectId === user))
      .flatMap(({ id, threads }) =>
        threads.flatMap(({ root, replies }) =>
          [root, ...replies].flatMap(message =>
            carriedIn(sandbox.teams.cardFor(user, message)).map(carried => ({
              ...carried,
              channel: id,
              message: message.id,
            })),
          ),
        ),
      )
      .filter(({ verb, step }) => step === 'press' && pressed.includes(verb));
  }

  async function press({ channel, message, ...carried }: Button, inputs = {}): Promise<string> {
    const { verb, step, ticket, inputs: with_ } = carried;
    const page = with_?.page;
    const { error } = await teams.execute(
      user,
      channel,
      message,
      { verb, step, ticket, ...(page ? { page } : {}) },
      inputs,
    );
    return error;
  }

  /** A form, and the preview behind it, in the card's place. */
  async function fillIn(button: Button): Promise<void> {
    for (let windows = 0; windows < 3; windows += 1) {
      const card = sandbox.teams.alone.get(`${button.message} ${user}`);
      const next = carriedIn(card).find(
        ({ verb, step }) => verb === button.verb && (step === 'submit' || step === 'confirm'),
      );
      if (!card || !next) return;
      await press({ ...next, channel: button.channel, message: button.message }, answers(card));
    }
  }

  function answers(card: Card): Record<string, string> {
    const shown = initialInputs(card);
    return Object.fromEntries(
      inputsIn(card).map(({ id, choices }) => [
        id,
        choices ? (chance.of(choices)?.value ?? '') : shown[id] || typed,
      ]),
    );
  }

  return {
    async act(): Promise<Done | null> {
      const button = chance.of(buttons());
      if (!button) return null;
      const error = await press(button);
      await fillIn(button);
      return { verb: button.verb, error };
    },
    ask: async words => (await teams.mention(user, teamsIds.channel, words)).error,
  };
}

function carriedIn(card: Card | undefined): Carried[] {
  return executesIn(card).map(({ data }) => data as unknown as Carried);
}

type Input = { id: string; choices?: { value: string }[] };

/** Its fields for texts and choices; a date stays as it is shown, and files are not sent. */
function inputsIn(node: unknown): Input[] {
  if (Array.isArray(node)) return node.flatMap(inputsIn);
  if (typeof node !== 'object' || node === null) return [];
  const isField = 'type' in node && (node.type === 'Input.Text' || node.type === 'Input.ChoiceSet');
  const isMulti = 'isMultiSelect' in node && node.isMultiSelect === true;
  return isField && !isMulti ? [node as unknown as Input] : Object.values(node).flatMap(inputsIn);
}
