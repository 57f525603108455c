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
import { billable, bug, helpDesk } from '../../ticket/categories.ts';
import { lawfulTerms } from '../a-moment.ts';
import { called, numberIn } from '../actions/opening/a-form.ts';
import { aPressedDesk } from './a-pressed-desk.ts';

// All are managers; Bruno and Dora alone see what few may see. The desk is Italian, Anna and Dora read English.
const manager = (name: string) =>
  [`${name.toLowerCase()}@interzen.example`, { name, role: 'manager' as const }] as const;
const house = aPressedDesk({
  policy: { ...lawfulTerms.policy, catalogue: withFields },
  access: { kind: 'channel', listed: new Map(['Anna', 'Bruno', 'Dora'].map(manager)) },
  maySeeWords: circleSees({ channels: [], people: ['bruno@interzen.example', 'dora@interzen.example'] }),
});
const { desk, press, by } = house;
beforeAll(async () => {
  await house.known('Anna', 'Bruno', 'Carla', 'Dora');
});

const words = wordsIn('en');
/** What nobody but she has written. */
const mine = 'Scritto da lei, parola per parola: così è.';

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
  lifted: (number: number) => asBruno(number, { type: 'lift-restriction' }),
  merged: async (number: number) => {
    const { requester: from, restricted } = (await house.now(number)) ?? {};
    const into = await house.opened(from ? { from, sender: from } : {});
    if (restricted) await asBruno(into, { type: 'restrict' });
    const done = await mergeTickets(desk, number, into, await by('Bruno'));
    expect(done).toMatchObject({ ok: true });
  },
};
type Act = keyof typeof acts;
const onOpen: Act[] = ['closed', 'taken', 'answered', 'classified', 'restricted', 'merged'];

/** What only those few are offered, of what only they see: Dora presses it, where Anna would be told of a number. */
const ofFew: string[] = ['become-aware', 'note-measure', 'do-duty'];
const hasDuties = (verb: string) => ofFew.includes(verb) && verb !== 'become-aware';
const presserOf = (verb: string) => (ofFew.includes(verb) ? 'Dora' : 'Anna');
const actsOn = (verb: string): Act[] => {
  if (verb === 'reopen') return ['reopened', 'restricted', 'merged'];
  // Nor is a request for which somebody is in the customer's system.
  if (verb === 'leave-system') return onOpen.filter(act => act !== 'merged');
  if (!ofFew.includes(verb)) return onOpen;
  // What has duties is merged into nothing (see ticket/chapters/relating.ts).
  return [
    'closed',
    'taken',
    'answered',
    'classified',
    'lifted',
    ...(hasDuties(verb) ? [] : ['merged' as const]),
  ];
};

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
  // A letter with a price, for work of a category: who offers it sees first what has changed.
  'offer-quote': [],
  // The law's clock runs whatever becomes of the request.
  'become-aware': ['closed', 'taken', 'answered', 'classified'],
  'enter-system': ['answered', 'classified'],
  'leave-system': ['closed', 'taken', 'answered', 'classified'],
  'note-measure': ['closed', 'taken', 'answered', 'classified', 'lifted'],
  'do-duty': ['closed', 'taken', 'answered', 'classified', 'lifted'],
};

const verbs = ticketActions.filter(({ form }) => form !== null).map(({ verb }) => verb);
test('each button with a form is looked at', () => {
  expect(Object.keys(goesOn).toSorted()).toEqual(verbs.toSorted());
});

/** A request as its card offers the form, in the hands of who presses. */
async function given(verb: string): Promise<number> {
  const number = verb === 'set-customer' ? await typedIn() : await house.opened();
  const done = await handle(desk, number, before(verb), await by(presserOf(verb)));
  expect(done).toMatchObject({ ok: true });
  return number;
}
function before(verb: string): OperatorCommand[] {
  const classified: Record<string, OperatorCommand> = {
    extend: { type: 'classify', category: bug, priority: 2 },
    'offer-quote': { type: 'classify', category: billable, priority: null },
  };
  const now = desk.clock().toISOString();
  const law = { duties: desk.policy.duties, zone: desk.calendar.now().zone, now };
  return [
    { type: 'claim' },
    classified[verb] ?? { type: 'classify', category: helpDesk, priority: null },
    ...(verb === 'reopen' ? [{ type: 'close', resolution: 'Fatto.' } as const] : []),
    ...(verb === 'leave-system' ? [{ type: 'enter-system', purpose: 'log', from: now, now } as const] : []),
    ...(ofFew.includes(verb) ? [{ type: 'restrict' } as const] : []),
    ...(hasDuties(verb) ? [{ type: 'become-aware', kind: 'exploited', since: now, ...law } as const] : []),
  ];
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
    ...{ price: '6 h', vat: 'IVA esclusa' },
    ...{ customer: 'Neri', address: `${other}@cliente.example`, 'own-page': 'https://x.example/1' },
  };
  const value = chosen[field.id];
  if (value !== undefined) return value;
  if (field.kind === 'choice')
    return field.options.find(option => option.value !== field.value)?.value ?? field.value;
  if (field.kind === 'text') return field.multiline ? mine : 'WEB-12';
  return 'value' in field ? field.value : '';
}

/** Opens the form, lets the colleague act at that moment, and sends it, to the end. */
async function sentAfter(verb: string, act: Act, platform: ChatPlatform, when: 'open' | 'seen') {
  const who = presserOf(verb);
  const number = await given(verb);
  const other = verb === 'relate' ? await house.opened() : number;
  const about = { platform, language: 'en' as const };
  const opened = await press(who, verb, number, about);
  if (opened.kind !== 'form') throw new Error(`no form: ${'line' in opened ? opened.line : opened.kind}`);
  const { version, nonce } = opened.form;
  if (when === 'open') await acts[act](number);
  const inputs = filledIn(opened.form, other);
  let answer = await press(who, verb, number, { ...about, step: 'submit', version, nonce, inputs });
  if (when === 'seen') {
    expect(answer.kind).toBe('preview');
    await acts[act](number);
  }
  if (answer.kind === 'preview')
    answer = await press(who, verb, number, {
      ...{ ...about, step: 'confirm', version: answer.preview.version, nonce, inputs: answer.preview.inputs },
    });
  const presser = await house.person(who);
  const hers = (await eventsAfter(desk.db, number, version)).filter(
    ({ actor, event }) =>
      actor.kind === 'operator' && actor.id === presser.id && event.type !== 'conversation-opened',
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
    await eachOf(verb, actsOn(verb), 'open');
  });

  test.each(verbs.filter(verb => letterOf(verb)))('while one looked at the email: %s', async verb => {
    await eachOf(verb, onOpen, 'seen');
  });
});

function letterOf(verb: string): boolean {
  const action = actionOf(verb);
  return action?.about === 'ticket' && action.letter !== null;
}
