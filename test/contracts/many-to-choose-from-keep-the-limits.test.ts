import { beforeAll, describe, expect, test } from 'vitest';
import type { FormView } from '../../src/chat/card.ts';
import { deskDoor } from '../../src/chat/door.ts';
import { formView } from '../../src/chat/slack/views/form.ts';
import { formAdaptiveCard } from '../../src/chat/teams/cards/form/form.ts';
import { liveCompanies } from '../../src/desk/companies/live-companies.ts';
import { openIncidentAlone } from '../../src/desk/incidents/order-incident.ts';
import { takeIn } from '../../src/desk/intake/intake.ts';
import { optionsOf } from '../../src/sandbox/slack/block-kit/elements.ts';
import { modal } from '../../src/sandbox/slack/block-kit/views.ts';
import { enrolOperator } from '../../src/store/people/operators.ts';
import { findTicket } from '../../src/store/tickets/tickets.ts';
import { noRule } from '../../src/ticket/incidents/fits.ts';
import { actorOf } from '../../src/ticket/words.ts';
import { speechIn } from '../chat/a-moment.ts';
import { alone } from '../chat/asking.ts';
import { muteGateway } from '../chat/mute-gateway.ts';
import { heldBesideTheLibrary } from '../chat/templates/beside-the-library.ts';
import { ownDatabase } from '../database.ts';
import { aDesk, anEmail } from '../desk/a-desk.ts';
import { aCompany } from '../ticket/companies/a-company.ts';
import { slackTakes, teamsTakes } from './platforms.ts';

heldBesideTheLibrary();

// A big house: of everything that one chooses among there are more than a platform takes at once.

const many = 250;
const own = ownDatabase();
const desk = Object.assign(
  aDesk(() => own.database.db),
  {
    access: {
      kind: 'channel' as const,
      listed: new Map([['anna@interzen.example', { name: 'Anna', role: 'admin' as const }]]),
    },
  },
);
const member = async (userId: string) => ({
  userId,
  name: userId,
  email: 'anna@interzen.example',
  inOperatorsChannel: true,
});
const gateways = { slack: muteGateway('slack', { member }), teams: muteGateway('teams', { member }) };
const links = () => ({ attachment: async () => '', original: async () => null });
const door = deskDoor(desk, gateways, speechIn('it'), links);

let number = 0;
let last = 0;
let presses = 0;
/** Long, and dear: four bytes a sign, and what both platforms format. */
const called = (kind: string, at: number) => `${kind}${at} *${'🦆é<&'.repeat(12)}*`;
beforeAll(async () => {
  const taken = await takeIn(desk, anEmail());
  number = taken.outcome === 'opened' ? taken.ticket : 0;
  const anna = await enrolOperator(desk.db, { email: 'anna@interzen.example', name: 'Anna', role: 'admin' });
  for (let at = 0; at < many; at += 1) {
    const { id } = await enrolOperator(desk.db, {
      email: `o${at}@interzen.example`,
      name: called('Zoe', at),
      role: 'operator',
    });
    last = id;
    const title = called('Guasto', at).slice(0, 80).toWellFormed();
    await openIncidentAlone(
      desk,
      { title, rule: noRule },
      { actor: actorOf(anna), origin: 'slack', key: `i${at}` },
    );
  }
  desk.companies = liveCompanies(
    Array.from({ length: many }, (_, at) => aCompany({ key: `k${at}`, name: called('Ditta', at) })),
  );
});

async function press(platform: 'slack' | 'teams', verb: string, step: 'press' | 'submit', inputs = {}) {
  const isAside = ['go-away', 'plan-closure'].includes(verb);
  const { nonce = '', version = 0 } = isAside ? {} : ((await findTicket(desk.db, number)) ?? {});
  const about = { ticket: isAside ? 0 : number, nonce, version, inputs, key: `m${++presses}` };
  return await door.press({ platform, userId: 'Anna', verb, step, ...about }, alone);
}

async function form(platform: 'slack' | 'teams', verb: string): Promise<FormView> {
  const shown = await press(platform, verb, 'press');
  if (shown.kind !== 'form') throw new Error(shown.kind);
  return shown.form;
}

function offeredIn({ fields }: FormView, id: string): string[] {
  const field = fields.find(each => each.id === id);
  return field?.kind === 'choice' ? field.options.map(({ value }) => value) : [];
}

describe.each([
  ['reassign', 'operator', 'Zoe'],
  ['part-of-incident', 'incident', 'Guasto'],
  ['part-of-incident', 'company', 'Ditta'],
  ['go-away', 'substitute', 'Zoe'],
  ['plan-closure', 'operator', 'Zoe'],
] as const)('%s, %s', (verb, id, kind) => {
  test('in Slack all of them can be chosen', async () => {
    const shown = await form('slack', verb);
    const view = formView(shown, 'n', true);
    slackTakes(modal, view);
    expect(Buffer.byteLength(JSON.stringify(view))).toBeLessThan(250_000);
    const element = modal
      .parse(view)
      .blocks.flatMap(block =>
        block.type === 'input' && block.element.action_id === id ? [block.element] : [],
      )
      .find(each => each.type === 'static_select');
    const values = element?.type === 'static_select' ? optionsOf(element).map(({ value }) => value) : [];
    expect(values).toEqual(offeredIn(shown, id));
    expect(values.length).toBeGreaterThanOrEqual(many);
  });

  test('in Teams those that its card has no room for are found while somebody types', async () => {
    const shown = await form('teams', verb);
    const card = formAdaptiveCard(shown);
    teamsTakes(card);
    const drawn = JSON.stringify(card);
    const asker = { platform: 'teams' as const, userId: 'Anna' };
    for (const at of [0, 101, many - 1]) {
      const asked = { verb, ticket: shown.ticket, nonce: shown.nonce, field: id };
      const found = await door.suggest(asker, asked, `${kind.toLowerCase()}${at} `);
      expect(found.length, `${kind}${at}`).toBeGreaterThan(0);
      expect(offeredIn(shown, id)).toContain(found[0]?.value);
    }
    expect(drawn).toContain(
      `"dataset":"${verb} ${shown.ticket}${shown.nonce ? `.${shown.nonce}` : '.'} ${id}"`,
    );
    expect(await door.suggest(asker, { verb, ticket: 4711, nonce: 'abcdefabcdef', field: id }, kind)).toEqual(
      verb === 'go-away' || verb === 'plan-closure' ? expect.anything() : [],
    );
  });
});

test('the last colleague is given a request as the first is', async () => {
  await press('slack', 'claim', 'press');
  const done = await press('slack', 'reassign', 'submit', { operator: String(last) });
  expect(done.kind).toBe('done');
  expect((await findTicket(desk.db, number))?.assignee?.id).toBe(last);
});
