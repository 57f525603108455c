import { describe, expect, test } from 'vitest';
import { opensWindow } from '../../../src/chat/actions/action.ts';
import { asideActions, ticketActions } from '../../../src/chat/actions/actions.ts';
import type { FormView, PreviewView } from '../../../src/chat/card.ts';
import { commands } from '../../../src/chat/commands/registry.ts';
import type { Surface } from '../../../src/chat/teams/cards/button.ts';
import { formAdaptiveCard } from '../../../src/chat/teams/cards/form/form.ts';
import { previewAdaptiveCard } from '../../../src/chat/teams/cards/preview.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { teamsIdOf, teamsIds } from '../../../src/sandbox/cast.ts';
import { adaptiveCard } from '../../../src/sandbox/teams/adaptive-card/card.ts';
import { asDialogCard } from '../../../src/sandbox/teams/adaptive-card/dialog.ts';
import { executesIn, submitsIn } from '../../../src/sandbox/teams/adaptive-card/walk.ts';
import type { TeamsMessage } from '../../../src/sandbox/teams/tenant.ts';
import { ownHouse, support } from '../../journeys/a-house.ts';

const own = ownHouse();
const giulia = teamsIdOf('GIULIA');
const { channel } = teamsIds;
const teams = () => own.sandbox.teams;
const people = () => own.sandbox.people().teams;
const textOf = (node: unknown) => JSON.stringify(node) ?? '';
const dialog = () => teams().dialogs.get(giulia);
const said = () => teams().whispers.map(({ text }) => text);
const { cancel, leave } = wordsIn('it');
const windows = [...ticketActions, ...asideActions].filter(opensWindow).map(({ verb }) => verb);

type Placed = { channel: string; message: TeamsMessage };
const inOwnChat = (): Placed[] =>
  teams()
    .chatWith(giulia)
    .map(message => ({ channel: '', message }));
const inPrivate = (): Placed[] =>
  teams()
    .targetedNow()
    .map(({ message }) => ({ channel, message }));
const shown = ({ message }: Placed) => teams().cardFor(giulia, message);

/** A form and its preview as they stand there; what they are about nobody knows. */
function drawn(verb: string, on: Surface, list = '') {
  const about = { verb, list, ticket: 4711, nonce: 'unheard', version: 3, language: 'it' } as const;
  const said = { title: 'Modulo', intro: 'Da compilare.', notice: '', cancel };
  const form: FormView = {
    ...about,
    ...said,
    about: '',
    fields: [{ id: 'text', kind: 'line', text: 'Una riga' }],
    carried: { asKnown: 'x' },
    submit: 'Invia',
  };
  const shown = { head: [], text: 'Testo', files: [], besides: null, rule: null };
  const preview: PreviewView = { ...about, ...said, ...shown, inputs: {}, send: 'Invia', back: 'Indietro' };
  return [formAdaptiveCard(form, on), previewAdaptiveCard(preview, on)].map(card => adaptiveCard.parse(card));
}

/** What "Annulla" bears there, or "Chiudi" below what is only read. */
function leavingIn(card: unknown) {
  const found = [...submitsIn(card), ...executesIn(card)].find(
    ({ title }) => title === cancel || title === leave,
  );
  if (!found) throw new Error('there is no way out');
  return { verb: String(found.data.verb), step: String(found.data.step) };
}

async function ask(words: string, where: 'chat' | 'channel'): Promise<Placed> {
  const before = new Set([...inOwnChat(), ...inPrivate()].map(({ message }) => message.id));
  if (where === 'channel') await people().slash(giulia, channel, words);
  else
    await people().sendAlone(people().userOf(giulia), { type: 'message', text: words, textFormat: 'plain' });
  const fresh = () =>
    [...inOwnChat(), ...inPrivate()].find(
      ({ message }) => !before.has(message.id) && message.from === teams().botId,
    );
  await expect.poll(fresh).toBeDefined();
  return fresh() ?? { channel: '', message: { id: '', from: '', text: '', at: '' } };
}

test('there is something of each kind to be asked for', async () => {
  const from = { name: 'Paolo Neri', address: 'paolo@cliente.example' };
  const mail = { from, to: support, subject: 'Stampa ferma', text: 'Buongiorno, non va.' };
  await own.sandbox.mailbox.write(mail, own.house.smtpPort);
  await expect.poll(() => textOf(teams().channel(channel)?.threads)).toContain('Stampa ferma');
  for (const words of ['disservizio Posta ferma', 'assente da domani a venerdì']) await ask(words, 'channel');
});

describe('whoever leaves a form', () => {
  test('closes its dialog, whatever it was about, and is told nothing', async () => {
    expect(windows.length).toBeGreaterThan(25);
    const fromCompose = { commandId: 'new-request', commandContext: 'compose' };
    for (const verb of windows)
      for (const card of drawn(verb, 'dialog').map(asDialogCard))
        for (const action of [null, fromCompose]) {
          const where = { id: 'd', channel, root: null, opener: '', action, title: 'Modulo' };
          teams().dialogs.set(giulia, { ...where, content: { kind: 'card', card } });
          expect(await people().inDialog(giulia, leavingIn(card)), verb).toEqual({ error: '' });
          expect(dialog(), verb).toBeUndefined();
        }
  });

  test.each([
    ['chat', 'assente', 'away'],
    ['channel', 'coda', 'queue'],
  ] as const)('sees the list again in whose place it stood, in the %s', async (where, words, key) => {
    const list = await ask(words, where);
    const title = titleOf(shown(list));
    for (const verb of windows)
      for (const form of drawn(verb, 'alone', key)) {
        teams().alone.set(`${list.message.id} ${giulia}`, form);
        const told = said().length;
        await people().execute(giulia, list.channel, list.message.id, leavingIn(form));
        expect(said().slice(told), verb).toEqual([]);
        expect(textOf(shown(list)), verb).not.toContain('Da compilare.');
        expect(titleOf(shown(list)), verb).toBe(title);
      }
  });
});

const titleOf = (card: unknown) => /"text":"([^"]+)"/.exec(textOf(card))?.[1];

test.each(['chat', 'channel'] as const)(
  'each form to which the answer to a command leads is left as it was come to, in the %s',
  async where => {
    const left: string[] = [];
    for (const word of typed) {
      const answer = await ask(word, where);
      const title = titleOf(shown(answer));
      for (const pressed of openingIn(shown(answer))) {
        const which = `${word}: ${pressed.verb}`;
        await people().execute(giulia, answer.channel, answer.message.id, pressed);
        const open = dialog()?.content;
        const form = open?.kind === 'card' ? open.card : shown(answer);
        const told = said().length;
        const leaving = leavingIn(form);
        const answered = await people().execute(giulia, answer.channel, answer.message.id, leaving);
        expect(answered, which).toEqual({ error: '' });
        expect(said().slice(told), which).toEqual([]);
        expect(dialog(), which).toBeUndefined();
        expect(titleOf(shown(answer)), which).toBe(title);
        left.push(pressed.verb);
      }
    }
    const known = ['new-request', 'open-incident', 'what-joins', 'go-away', 'plan-closure', 'reply'];
    expect(left).toEqual(expect.arrayContaining(known));
  },
);

/** Each command by itself. */
const typed = commands.map(({ spelling }) => ('it' in spelling ? (spelling.it[0] ?? '') : spelling.as));

/** What on a card leads to a window. */
function openingIn(card: unknown) {
  const verbs: string[] = windows;
  return [...submitsIn(card), ...executesIn(card)].flatMap(({ data: { verb, ticket } }) =>
    verbs.includes(String(verb)) ? [{ verb: String(verb), step: 'press', ticket: Number(ticket) }] : [],
  );
}
