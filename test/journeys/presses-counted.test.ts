import { describe, expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { ownHouse, support } from './a-house.ts';

const own = ownHouse();
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
let count = 0;

/** A hand on one platform. `presses` counts buttons; typing is none. */
type Hand = {
  presses: number;
  press(verb: string): Promise<void>;
  send(inputs?: Record<string, string>): Promise<void>;
  card(): string;
};

async function write(text: string): Promise<string> {
  count += 1;
  const subject = `Richiesta ${count}`;
  await own.sandbox.mailbox.write({ from: paolo, to: support, subject, text }, own.house.smtpPort);
  return subject;
}

function inTeams(subject: string): Hand {
  const { teams } = own.sandbox;
  const anna = teamsIdOf('ANNA');
  const root = () =>
    teams.channel(teamsIds.channel)?.threads.find(thread => textOf(thread.root.card).includes(subject))?.root;
  let form = '';
  return {
    presses: 0,
    card: () => textOf(root()?.card),
    async press(verb) {
      this.presses += 1;
      form = verb;
      const pressed = { verb, step: 'press' };
      const { error } = await own.sandbox
        .people()
        .teams.execute(anna, teamsIds.channel, root()?.id ?? '', pressed);
      expect(error).toBe('');
    },
    async send(inputs = {}) {
      this.presses += 1;
      const typed = Object.fromEntries(
        Object.entries(inputs).map(([field, value]) => [`${form}.${field}`, value]),
      );
      const { error } = await own.sandbox
        .people()
        .teams.inDialog(anna, { verb: form, step: 'submit' }, typed);
      expect(error).toBe('');
      expect(teams.dialogs.has(anna)).toBe(false);
    },
  };
}

function inSlack(subject: string): Hand {
  const { slack } = own.sandbox;
  const anna = slackIdOf('ANNA');
  const message = () =>
    slack
      .channel(slackIds.channel)
      ?.messages.find(found => !found.thread_ts && textOf(found.blocks).includes(subject));
  const where = () => ({ channel: slackIds.channel, ts: message()?.ts ?? '' });
  return {
    presses: 0,
    card: () => textOf(message()?.blocks),
    async press(verb) {
      this.presses += 1;
      const option = new RegExp(`"value":"(${verb} [^"]*)"`).exec(textOf(menu(message()?.blocks)))?.[1];
      const { error } = await (option
        ? own.sandbox.people().slack.press(anna, where(), menuId(message()?.blocks), option)
        : own.sandbox.people().slack.press(anna, where(), `verb:${verb}`));
      expect(error).toBe('');
    },
    async send(inputs = {}) {
      await expect.poll(() => slack.openViews(anna).length).toBe(1);
      this.presses += 1;
      const { error } = await own.sandbox.people().slack.submit(anna, inputs);
      expect(error).toBe('');
      expect(slack.openViews(anna)).toHaveLength(0);
    },
  };
}

/** The menu behind which the rarer buttons stand. */
function menu(node: unknown): { action_id: string } | null {
  if (typeof node !== 'object' || node === null) return null;
  if ('type' in node && (node.type === 'overflow' || node.type === 'static_select') && 'action_id' in node)
    return node as { action_id: string };
  for (const value of Object.values(node)) {
    const found = menu(value);
    if (found) return found;
  }
  return null;
}

const menuId = (node: unknown) => menu(node)?.action_id ?? '';

/** Whoever has switched the preview off, as one does after some days. */
async function withoutPreview(): Promise<void> {
  await own.database.database.connection`update operator set skips_preview = true`;
}

describe.each([
  ['Teams', inTeams],
  ['Slack', inSlack],
] as const)('in %s', (_platform, handOn) => {
  const served = 'Buongiorno, riavvii il servizio di stampa.';

  async function handFor(text: string): Promise<Hand> {
    const hand = handOn(await write(text));
    await expect.poll(() => hand.card()).not.toBe('');
    return hand;
  }

  test('a request with a proposal is claimed, classified, answered and closed by five presses', async () => {
    const hand = await handFor('Buongiorno, la stampa è bloccata e siamo fermi.');
    await hand.press('accept-suggestion');
    await withoutPreview();
    await expect.poll(() => hand.card()).toContain('Anna Rossi');
    await hand.press('reply');
    await hand.send({ text: served });
    await hand.press('close');
    await hand.send({ text: 'Riavviato il servizio: la stampa funziona di nuovo.' });
    await expect.poll(() => hand.card()).toContain('Riapri');
    expect(hand.presses).toBe(5);
  });

  test('one without a proposal by six: the answer claims it', async () => {
    const hand = await handFor('Buongiorno, come si cambia il logo nelle fatture?');
    await hand.press('reply');
    await hand.send({ text: served });
    await expect.poll(() => hand.card()).toContain('Anna Rossi');
    await hand.press('classify');
    await hand.send({ category: 'help-desk' });
    await expect.poll(() => hand.card()).toContain('Help desk');
    await hand.press('close');
    await hand.send({ text: 'Spiegato dove si cambia il logo.' });
    await expect.poll(() => hand.card()).toContain('Riapri');
    expect(hand.presses).toBe(6);
  });

  test('an answer is two presses; so is giving it to a colleague', async () => {
    const hand = await handFor('Buongiorno, una domanda sulle licenze.');
    await hand.press('reply');
    await hand.send({ text: served });
    expect(hand.presses).toBe(2);
    await expect.poll(() => hand.card()).toContain('Anna Rossi');
    const [marco] = await own.database.database.connection<{ id: number }[]>`
      select id from operator where name like 'Marco%'`;
    await hand.press('reassign');
    await hand.send({ operator: String(marco?.id) });
    await expect.poll(() => hand.card()).toContain('Marco');
    expect(hand.presses).toBe(4);
  });
});
