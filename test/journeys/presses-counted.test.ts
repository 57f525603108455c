import { describe, expect, test } from 'vitest';
import { slackIdOf, slackIds, teamsIdOf, teamsIds } from '../../src/sandbox/cast.ts';
import { ownHouse, support } from './a-house.ts';

const own = ownHouse();
const paolo = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
const textOf = (node: unknown) => (node === undefined ? '' : JSON.stringify(node));
let count = 0;

/** A hand on one platform. `presses` counts buttons, and what is chosen where that does something; typing is none. */
type Hand = {
  presses: number;
  press(verb: string): Promise<void>;
  send(inputs?: Record<string, string>): Promise<void>;
  card(): string;
  /** Types to the desk. */
  ask(words: string): Promise<void>;
  /** What it answered. */
  answer(): string;
  /** Presses a button of that. */
  pressInAnswer(verb: string): Promise<void>;
  /** Looks for a saved reply in the form that is open, and puts it in. */
  putIn(typed: string): Promise<void>;
  /** What stands in the form or in the window that is open. */
  window(): string;
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
  const people = () => own.sandbox.people().teams;
  /** Said to whoever asked alone. */
  const answered = () =>
    teams.targetedNow().findLast(({ to, message }) => to === anna && message.card)?.message;
  let form = '';
  return {
    presses: 0,
    card: () => textOf(root()?.card),
    async press(verb) {
      this.presses += 1;
      form = verb;
      const pressed = { verb, step: 'press' };
      expect((await people().execute(anna, teamsIds.channel, root()?.id ?? '', pressed)).error).toBe('');
    },
    async send(inputs = {}) {
      this.presses += 1;
      const typed = Object.fromEntries(
        Object.entries(inputs).map(([field, value]) => [`${form}.${field}`, value]),
      );
      const pressed = { verb: form, step: 'submit' };
      // Where no dialog could be opened, the form stands in the answer's place.
      const { error } = teams.dialogs.has(anna)
        ? await people().inDialog(anna, pressed, typed)
        : await people().execute(anna, teamsIds.channel, answered()?.id ?? '', pressed, typed);
      expect(error).toMatch(/^$|aperta: la scheda è nel canale/);
      // What came of it may stand there as a line, which one puts away.
      expect(teams.dialogs.get(anna)?.content.kind ?? 'line').toBe('line');
      people().closeDialog(anna);
    },
    async ask(words) {
      expect((await people().slash(anna, teamsIds.channel, words)).error).toBe('');
    },
    answer: () => textOf(answered()?.card),
    async pressInAnswer(verb) {
      this.presses += 1;
      form = verb;
      const message = answered();
      const pressed = { verb, step: 'press' };
      expect((await people().execute(anna, teamsIds.channel, message?.id ?? '', pressed)).error).toBe('');
    },
    async putIn(typed) {
      const { choices } = await people().lookInDialog(anna, `${form}.saved`, typed);
      // Chosen, and put in: two.
      this.presses += 2;
      const inputs = { [`${form}.saved`]: choices[0]?.value ?? '' };
      await people().inDialog(anna, { verb: form, step: 'within', button: 'saved' }, inputs);
    },
    window: () => textOf(teams.dialogs.get(anna)) || textOf(teams.alone.get(`${answered()?.id} ${anna}`)),
  };
}

function inSlack(subject: string): Hand {
  const { slack } = own.sandbox;
  const anna = slackIdOf('ANNA');
  const message = () =>
    slack
      .channel(slackIds.channel)
      ?.messages.find(found => !found.thread_ts && textOf(found.blocks).includes(subject));
  const people = () => own.sandbox.people().slack;
  const answered = () => slack.state.ephemerals.findLast(({ user }) => user === anna);
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
      // What is told in a window is closed by one more.
      if (slack.openViews(anna).at(-1)?.view.submit === undefined && slack.openViews(anna).length > 0) {
        this.presses += 1;
        people().close(anna);
      }
      expect(slack.openViews(anna)).toHaveLength(0);
    },
    async ask(words) {
      const { error } = await people().slash(anna, slackIds.channel, '/ticket', words);
      expect(error).toBe('');
    },
    answer: () => textOf(answered()?.blocks),
    async pressInAnswer(verb) {
      this.presses += 1;
      const place = { channel: slackIds.channel, ts: answered()?.ts ?? '' };
      const [, action = ''] = new RegExp(`"action_id":"(verb:${verb}[^"]*)"`).exec(textOf(answered())) ?? [];
      expect((await people().press(anna, place, action)).error).toBe('');
    },
    async putIn(typed) {
      const { options } = await people().look(anna, 'within:saved', typed);
      this.presses += 1;
      expect((await people().choose(anna, 'within:saved', typed, options[0]?.value ?? '')).error).toBe('');
    },
    window: () => textOf(slack.openViews(anna).at(-1)?.view),
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
  // In Teams what is chosen is put in by a button; in Slack what came of a call is read in a window.
  ['Teams', inTeams, { saved: 4, phone: 2 }],
  ['Slack', inSlack, { saved: 3, phone: 3 }],
] as const)('in %s', (platform, handOn, by) => {
  const served = 'Buongiorno, riavvii il servizio di stampa.';

  /** In one request alone. */
  const word = (ahead = 0) => `zx${platform.toLowerCase()}${count + ahead}`;

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

  test('a customer’s old request is found by what was written in it, and read, by one press', async () => {
    const hand = await handFor(`Buongiorno, il lettore ${word(1)} non legge i codici.`);
    await hand.ask(`cerca ${word()}`);
    await expect.poll(() => hand.answer()).toContain(`Richiesta ${count}`);
    await hand.pressInAnswer('open');
    await expect.poll(() => hand.window()).toContain('non legge i codici');
    expect(hand.presses).toBe(1);
  });

  test('an answer with a saved reply', async () => {
    const hand = await handFor('Buongiorno, ho dimenticato la password.');
    await hand.press('reply');
    await expect.poll(() => hand.window()).toContain('Risposta pronta');
    await hand.putIn('password');
    await expect.poll(() => hand.window()).toContain('Può impostare una nuova password');
    await hand.send();
    await expect
      .poll(() => own.sandbox.mailbox.of(paolo.address)[0]?.text)
      .toContain('Può impostare una nuova password');
    expect(hand.presses).toBe(by.saved);
  });

  test('a request by phone', async () => {
    const hand = handOn(`Chiamata ${platform}`);
    await hand.ask('nuova');
    await expect.poll(() => hand.answer()).toContain('new-request');
    await hand.pressInAnswer('new-request');
    await hand.send({
      address: paolo.address,
      name: paolo.name,
      about: `Chiamata ${platform}`,
      text: 'Ha chiamato.',
    });
    await expect.poll(() => hand.card()).toContain(`Chiamata ${platform}`);
    expect(hand.presses).toBe(by.phone);
  });

  test('putting it off is two presses', async () => {
    const hand = await handFor('Buongiorno, una domanda per la prossima settimana.');
    await hand.press('snooze');
    await expect.poll(() => hand.window()).toContain('Quando');
    const [, when = ''] = /"value":"(\d{4}-[^"]*Z)"/.exec(hand.window()) ?? [];
    await hand.send({ when });
    await expect.poll(() => hand.card()).toContain('Rimandata');
    expect(hand.presses).toBe(2);
  });
});
