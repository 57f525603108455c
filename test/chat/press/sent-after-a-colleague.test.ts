import { beforeAll, describe, expect, test } from 'vitest';
import { actionOf, ticketActions } from '../../../src/chat/actions/actions.ts';
import type { FormField, FormView, PressAnswer } from '../../../src/chat/card.ts';
import { isFilled } from '../../../src/chat/forms/views.ts';
import { wordsIn } from '../../../src/chat/words/words.ts';
import { handle } from '../../../src/desk/handle.ts';
import { mergeTickets } from '../../../src/desk/relations/merge.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import type { ChatPlatform } from '../../../src/ticket/words.ts';
import { withFields } from '../../ticket/catalogue/five-fields.ts';
import { bug, helpDesk } from '../../ticket/categories.ts';
import { shippedTerms } from '../a-moment.ts';
import { called, numberIn } from '../actions/opening/a-form.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

// Anna and Bruno are managers; Bruno alone sees what few may see. The desk is Italian, Anna reads English.
const manager = (name: string) =>
  [`${name.toLowerCase()}@interzen.example`, { name, role: 'manager' as const }] as const;
const house = aPressedDesk({
  policy: { ...shippedTerms.policy, catalogue: withFields },
  access: { kind: 'channel', listed: new Map([manager('Anna'), manager('Bruno')]) },
  maySeeWords: circleSees({ channels: [], people: ['bruno@interzen.example'] }),
});
const { desk, press, by } = house;
beforeAll(async () => {
  await house.known('Anna', 'Bruno', 'Carla');
});

const words = wordsIn('en');
/** What nobody but Anna has written. */
const mine = 'Scritto da Anna, parola per parola: così è.';

const asBruno = async (number: number, ...orders: OperatorCommand[]) => {
  const done = await handle(desk, number, orders, await by('Bruno'));
  if (!done.ok) throw new Error(`Bruno could not: ${JSON.stringify(done)}`);
};
const acts = {
  closed: (number: number) => asBruno(number, { type: 'take-over' }, { type: 'close', resolution: 'Fatto.' }),
  taken: (number: number) => asBruno(number, { type: 'take-over' }),
  answered: (number: number) => asBruno(number, { type: 'reply', text: 'Ecco.' }),
  classified: (number: number) => asBruno(number, { type: 'classify', category: bug, priority: 3 }),
  reopened: (number: number) => asBruno(number, { type: 'reopen', reason: '' }),
  restricted: (number: number) => asBruno(number, { type: 'restrict' }),
  merged: async (number: number) => {
    const { requester: from } = (await house.now(number)) ?? {};
    const into = await house.opened(from ? { from, sender: from } : {});
    const done = await mergeTickets(desk, number, into, await by('Bruno'));
    expect(done).toMatchObject({ ok: true });
  },
};
type Act = keyof typeof acts;
const onOpen: Act[] = ['closed', 'taken', 'answered', 'classified', 'restricted', 'merged'];

/**
 * What is done all the same, by verb: what the colleague did says nothing against it. Everything else is held up. A new button
 * with a form says so here.
 */
const goesOn: Record<string, Act[]> = {
  reply: ['classified'],
  'ask-clarification': ['classified'],
  // Who closes has seen what it was classified as, or need not.
  close: ['classified'],
  classify: ['taken', 'answered', 'closed'],
  reclassify: ['taken', 'answered', 'closed'],
  'set-customer': ['closed', 'taken', 'answered', 'classified'],
  'set-company': ['taken', 'answered', 'classified'],
  'set-fields': ['closed', 'taken', 'answered', 'classified'],
  reopen: [],
  reassign: ['answered', 'classified'],
  snooze: ['classified'],
  extend: ['taken', 'answered', 'classified'],
  'incident-of-storm': ['taken', 'answered', 'classified'],
  'part-of-incident': ['taken', 'answered', 'classified'],
  relate: ['closed', 'taken', 'answered', 'classified'],
  // Of oneself alone: told of a request that one may not read, one is told of its number.
  note: ['closed', 'taken', 'answered', 'classified'],
  remind: ['closed', 'taken', 'answered', 'classified', 'restricted', 'merged'],
  language: ['closed', 'taken', 'answered', 'classified'],
  'save-as-reply': ['closed', 'taken', 'answered', 'classified', 'merged'],
  'lift-restriction': [],
};

const verbs = ticketActions.filter(({ form }) => form !== null).map(({ verb }) => verb);
test('each button with a form is looked at', () => {
  expect(Object.keys(goesOn).toSorted()).toEqual(verbs.toSorted());
});

/** A request as its card offers the form, in Anna's hands. */
async function given(verb: string): Promise<number> {
  const number = verb === 'set-customer' ? await typedIn() : await house.opened();
  const orders: OperatorCommand[] = [
    { type: 'claim' },
    verb === 'extend'
      ? { type: 'classify', category: bug, priority: 2 }
      : { type: 'classify', category: helpDesk, priority: null },
    ...(verb === 'reopen' ? [{ type: 'close', resolution: 'Fatto.' } as const] : []),
  ];
  const done = await handle(desk, number, orders, await by('Anna'));
  expect(done).toMatchObject({ ok: true });
  return number;
}
/** By phone: who the customer is was typed. */
async function typedIn(): Promise<number> {
  const unique = crypto.randomUUID();
  const inputs = { ...called, about: `Stampa fatture ferma ${unique}`, address: `${unique}@cliente.example` };
  return numberIn(
    await press('Anna', 'new-request', 0, { step: 'submit', inputs: { opened: unique, ...inputs } }),
  );
}

/** The form as somebody fills it in: each text is written, each choice is another one. */
function filledIn({ fields, carried }: FormView, other: number): Record<string, string> {
  return {
    ...carried,
    ...Object.fromEntries(fields.filter(isFilled).map(field => [field.id, valueFor(field, other)])),
  };
}
function valueFor(field: FormField, other: number): string {
  const chosen: Record<string, string> = {
    ...{
      relation: 'link',
      number: String(other),
      category: bug,
      priority: '2',
      company: '',
      incident: 'new',
    },
    ...{ name: `Incidente ${other}`, words: `parola${other}`, sender: '', moment: '' },
    ...{ customer: 'Neri', address: `${other}@cliente.example`, 'own-page': 'https://x.example/1' },
  };
  const value = chosen[field.id];
  if (value !== undefined) return value;
  if (field.kind === 'choice') return field.options.find(option => option.value !== field.value)?.value ?? '';
  if (field.kind === 'text') return field.multiline ? mine : 'WEB-12';
  return 'value' in field ? field.value : '';
}

/** Opens the form, lets the colleague act at that moment, and sends it, to the end. */
async function sentAfter(verb: string, act: Act, platform: ChatPlatform, when: 'open' | 'seen') {
  const number = await given(verb);
  const other = verb === 'relate' ? await house.opened() : number;
  const about = { platform, language: 'en' as const };
  const opened = await press('Anna', verb, number, about);
  if (opened.kind !== 'form') throw new Error(`no form: ${'line' in opened ? opened.line : opened.kind}`);
  const { version, nonce } = opened.form;
  if (when === 'open') await acts[act](number);
  const inputs = filledIn(opened.form, other);
  let answer = await press('Anna', verb, number, { ...about, step: 'submit', version, nonce, inputs });
  if (when === 'seen') {
    expect(answer.kind).toBe('preview');
    await acts[act](number);
  }
  if (answer.kind === 'preview')
    answer = await press('Anna', verb, number, {
      ...{ ...about, step: 'confirm', version: answer.preview.version, nonce, inputs: answer.preview.inputs },
    });
  const anna = await house.person('Anna');
  const hers = (await eventsAfter(desk.db, number, version)).filter(
    ({ actor, event }) =>
      actor.kind === 'operator' && actor.id === anna.id && event.type !== 'conversation-opened',
  );
  const wrote = opened.form.fields.some(field => field.kind === 'text' && field.multiline);
  return { answer, wrote, did: hers.length > 0 || (answer.kind === 'told' && !answer.undone) };
}

/** What is told where it was held up: who did what, in her words, with what she wrote. */
function heldUp(verb: string, act: Act, answer: PressAnswer, wrote: boolean): void {
  const shown = JSON.stringify(answer);
  if (act === 'restricted') {
    const line =
      answer.kind === 'reading' ? answer.reading.paragraphs[0] : 'line' in answer ? answer.line : '';
    expect(line).toBe(words.restricted.refused);
    for (const secret of ['Stampa fatture', 'stampante', 'Neri']) expect(shown).not.toContain(secret);
    if (verb === 'save-as-reply') return;
  } else {
    if (answer.kind !== 'form') throw new Error(`${answer.kind} in place of the form`);
    expect(answer.form.notice).toMatch(
      /^This ticket changed while you were working on it\. .*Bruno.*What you wrote is still here/,
    );
    expect(answer.form.submit).not.toBe('');
  }
  if (wrote) expect(shown).toContain(mine);
}

/** Each verb on both platforms, each act on one of them. */
const platformOf = (verb: (typeof verbs)[number], act: Act): ChatPlatform =>
  (verbs.indexOf(verb) + Object.keys(acts).indexOf(act)) % 2 === 0 ? 'slack' : 'teams';

async function eachOf(verb: (typeof verbs)[number], all: Act[], when: 'open' | 'seen'): Promise<void> {
  const came = await Promise.all(
    all.map(async act => ({ act, ...(await sentAfter(verb, act, platformOf(verb, act), when)) })),
  );
  const went = came.flatMap(({ act, did }) => (did ? [act] : []));
  expect(went.toSorted()).toEqual((goesOn[verb] ?? []).filter(act => all.includes(act)).toSorted());
  for (const { act, did, answer, wrote } of came) if (!did) heldUp(verb, act, answer, wrote);
}

describe('a form that is sent after a colleague has acted', () => {
  const all = verbs.filter(verb => verb !== 'lift-restriction');
  test.each(all)('since it was opened: %s', async verb => {
    await eachOf(verb, verb === 'reopen' ? ['reopened', 'restricted', 'merged'] : onOpen, 'open');
  });

  test.each(verbs.filter(verb => letterOf(verb)))('while one looked at the email: %s', async verb => {
    await eachOf(verb, onOpen, 'seen');
  });
});

function letterOf(verb: string): boolean {
  const action = actionOf(verb);
  return action?.about === 'ticket' && action.letter !== null;
}
