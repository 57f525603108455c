import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { actionOf, ticketActions } from '../../../src/chat/actions/actions.ts';
import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { CommandAnswer, FormView, PressAnswer } from '../../../src/chat/card.ts';
import { isFilled } from '../../../src/chat/forms/views.ts';
import type { CardPlace } from '../../../src/chat/gateway.ts';
import { lookAtHomes } from '../../../src/chat/home/keep-true.ts';
import { linesIn } from '../../../src/chat/nothing.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { handle } from '../../../src/desk/handle.ts';
import { joinIncident } from '../../../src/desk/incidents/join.ts';
import { openIncidentAlone } from '../../../src/desk/incidents/order-incident.ts';
import { openLog } from '../../../src/log.ts';
import { lookAtPages } from '../../../src/store/chats/home-pages.ts';
import { noRule } from '../../../src/ticket/incidents/fits.ts';
import { billable } from '../../ticket/categories.ts';
import { shippedTerms } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

// The desk is Italian; Anna, who manages, reads English on both platforms.
const pages: { who: string; page: CommandAnswer }[] = [];
const house = aPressedDesk(
  {
    policy: shippedTerms.policy,
    access: {
      kind: 'channel',
      listed: new Map([['anna@interzen.example', { name: 'Anna', role: 'manager' }]]),
    },
  },
  {
    showHome: async (who: string, page: CommandAnswer, lies: CardPlace) => {
      pages.push({ who, page });
      return lies;
    },
  },
);
const { desk, door, by } = house;
const words = wordsIn('en');
/** What people write: lines, blanks, quotes, what would format elsewhere, and what is no letter. */
const written = (which: string) => `${which}: «così»\n\n  – *due* righe, {{}} & <b>€</b> 👩‍👩‍👧\n\tin fondo`;

let number = 0;
let incident: { id: number; nonce: string };
beforeAll(async () => {
  await house.known('Anna', 'Bruno');
  incident = await openIncidentAlone(desk, { title: 'Posta ferma', rule: noRule }, await by('Anna'));
  for (const language of ['it', 'en'] as const) {
    const member = await house.opened({
      language,
      from: { name: language, address: `${language}@x.example` },
    });
    await atWork(member);
    await joinIncident(desk, member, incident.id, await by('Anna'));
  }
});
beforeEach(async () => {
  number = await house.opened();
  await atWork(number);
});
async function atWork(on: number): Promise<void> {
  const orders = [{ type: 'claim' }, { type: 'classify', category: billable, priority: null }] as const;
  await handle(desk, on, orders, await by('Anna'));
}

/** Every form whose sending is looked at first. Buttons about something else than a request say here what they are about. */
const letters = ticketActions.filter(({ letter }) => letter !== null).map(({ verb }) => verb);
const asides = ['write-to-all', 'close-incident', 'plan-closure'];
const aboutOf = (verb: string): Partial<ButtonPress> => {
  if (actionOf(verb)?.about === 'incident') return { ticket: incident.id, nonce: incident.nonce };
  return actionOf(verb)?.about === 'ticket' ? {} : { ticket: 0, nonce: '' };
};

function filledIn({ fields }: FormView, round: string): Record<string, string> {
  const typed: Record<string, string> = {
    ...{ from: '2026-12-28', to: '2026-12-31', name: `Inventario ${round}` },
    ...{ work: '30m', price: '6h', vat: `VAT ${round}` },
  };
  return Object.fromEntries(
    fields.filter(isFilled).map(field => {
      if (field.kind === 'text') return [field.id, typed[field.id] ?? written(round)];
      if (field.kind === 'box') return [field.id, 'yes'];
      if (field.kind === 'choice') return [field.id, field.options[0]?.value ?? ''];
      return [field.id, typed[field.id] ?? field.value];
    }),
  );
}
const standing = ({ fields }: FormView) =>
  Object.fromEntries(fields.filter(isFilled).map(({ id, value }) => [id, value]));
function formIn(answer: PressAnswer): FormView {
  if (answer.kind !== 'form') throw new Error(`${answer.kind} in place of a form`);
  expect(answer.form.language).toBe('en');
  expect(answer.form.cancel).toBe(words.cancel);
  return answer.form;
}

describe.each(['slack', 'teams'] as const)('in %s', platform => {
  const english = { platform, language: 'en' as const };
  const press = (verb: string, about: Partial<ButtonPress>) =>
    house.press('Anna', verb, number, { ...english, ...aboutOf(verb), ...about });

  test.each([...letters, ...asides])(
    '%s: back from what was looked at, all that was written is there, as often as one goes back',
    async verb => {
      let form = formIn(await press(verb, {}));
      for (const round of ['prima', 'seconda', 'terza']) {
        const typed = filledIn(form, round);
        expect(Object.values(typed).join()).toContain(round);
        const inputs = { ...form.carried, ...typed };
        const shown = await press(verb, { step: 'submit', version: form.version, inputs });
        if (shown.kind !== 'preview') throw new Error(JSON.stringify(shown).slice(0, 300));
        expect(shown.preview).toMatchObject({ language: 'en', back: words.preview.back });
        form = formIn(await press(verb, { step: 'back', inputs: shown.preview.inputs }));
        expect(standing(form)).toEqual(typed);
      }
    },
  );

  test.each(letters)('%s: nor is anything lost by its own buttons', async verb => {
    const form = formIn(await press(verb, {}));
    const typed = filledIn(form, 'dentro');
    const within = (button: string) =>
      press(verb, { step: 'within', inputs: { ...form.carried, ...typed, button } });
    const read = await within('read');
    if (read.kind !== 'conversation' || !read.conversation.back) throw new Error(read.kind);
    expect(
      standing(formIn(await press(verb, { step: 'back', inputs: read.conversation.back.inputs }))),
    ).toEqual(typed);
    const shown = await within('preview');
    if (shown.kind !== 'preview') throw new Error(shown.kind);
    expect(standing(formIn(await press(verb, { step: 'back', inputs: shown.preview.inputs })))).toEqual(
      typed,
    );
    expect(standing(formIn(await within('saved')))).toEqual(typed);
  });

  test('what a press in a list comes to, and the list drawn anew, are in the presser’s language; the card is in all’s', async () => {
    const asker = { ...english, userId: 'Anna' };
    const list = await door.command(asker, 'mine', alone, crypto.randomUUID());
    if (!list) throw new Error('no list');
    const line = linesIn(list).find(each => each.number === number);
    const button = line?.buttons.find(({ verb }) => verb === 'release');
    const inList = { list: list.list, ...english };
    for (const verb of [button?.verb ?? 'release', 'show-list']) {
      const answer = await house.press('Anna', verb, verb === 'show-list' ? 0 : number, inList);
      if (answer.kind !== 'list') throw new Error(answer.kind);
      expect([answer.list.title, answer.list.updated.replace(/\d.*/, '')]).toEqual([
        list.title,
        list.updated.replace(/\d.*/, ''),
      ]);
      if (verb !== 'show-list') expect(answer.list.line).toContain(words.actions.release.done);
    }
    const form = formIn(await house.press('Anna', 'note', number, inList));
    expect(form).toMatchObject({ list: list.list, submit: words.actions.note.form.submit });
    const sent = { step: 'submit' as const, inputs: { ...form.carried, text: written('nota') } };
    const noted = await house.press('Anna', 'note', number, { ...inList, ...sent });
    expect(noted.kind === 'list' && noted.list.line).toContain(words.actions.note.done);
    expect(noted.kind === 'list' && noted.list.title).toBe(list.title);

    const outside = await house.press('Anna', 'claim', number, english);
    expect(outside).toMatchObject({ kind: 'done', line: expect.stringContaining(words.actions.claim.done) });
    expect(outside.kind === 'done' && outside.card.language).toBe('it');
  });

  test('so is Home, whoever draws it', async () => {
    const asker = { ...english, userId: 'Anna' };
    const home = await door.home(asker);
    if (!home) throw new Error('a stranger');
    expect(home.title).toBe('Hi Anna');
    await door.homeShown(asker, home, { channel: 'home', message: `${platform} 1` });
    await house.opened({ subject: 'Toner finito' });
    pages.length = 0;
    desk.advance(10 * 60_000);
    await lookAtPages(desk.db, { operators: [(await house.person('Anna')).id] }, desk.clock());
    await lookAtHomes({ desk, gateways: house.gateways, speech: house.speech }, openLog('fatal'));
    const drawn = pages.filter(({ who }) => who === 'Anna').at(-1)?.page;
    expect(drawn?.title).toBe(home.title);
    expect(drawn?.sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining(home.sections.map(({ title }) => title)),
    );
    expect(JSON.stringify(drawn)).toContain('Toner finito');
  });
});
