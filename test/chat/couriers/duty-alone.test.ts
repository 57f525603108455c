import { sql } from 'drizzle-orm';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { CommandAnswer } from '../../../src/chat/card.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { tick } from '../../../src/desk/clock/tick.ts';
import { handle } from '../../../src/desk/handle.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { saveAccount } from '../../../src/store/people/operators.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import { actorOf, chatPlatforms, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { emptyOutbox, jobs, person } from '../../desk/clock/under-the-clock.ts';
import { dutiesWritten } from '../../ticket/duties/laws.ts';
import { shippedTerms, speechIn } from '../a-moment.ts';
import { muteGateway } from '../mute-gateway.ts';

// That a term of the law runs is told privately to those few who see to it, where no channel of theirs tells it.

const own = ownDatabase();
const address = (name: string) => `${name.toLowerCase()}@x.example`;
const fewInDeskYaml = ['Giulia', 'Bea'].map(address);
const duties = dutiesWritten({
  tell: ['Giulia', 'Carla'].map(address),
  callAt: ['50%'],
  laws: { gdpr: {} },
}).filter(({ step }) => step === 'notification');
const people: Record<string, Operator> = {};

beforeAll(async () => {
  for (const name of ['Giulia', 'Bea', 'Carla']) people[name] = await person(own.database.db, name);
});

describe.each(chatPlatforms)('in %s', platform => {
  const desk = aDesk(() => own.database.db);
  const told: { to: string; message: CommandAnswer }[] = [];
  const gateway = {
    ...muteGateway(platform, { member: async () => null }),
    postPrivately: async (to: string, message: CommandAnswer) => {
      told.push({ to, message });
      return { channel: `private:${to}`, message: String(told.length) };
    },
  };
  const couriers = chatCouriers(desk, { [platform]: gateway }, speechIn('it'));
  const db = () => own.database.db;
  const names = () => told.map(({ to }) => to).toSorted();

  beforeAll(async () => {
    for (const [name, { id }] of Object.entries(people))
      await saveAccount(db(), { platform, userId: name, operatorId: id, name, checkedAt: new Date() });
  });
  beforeEach(async () => {
    told.length = 0;
    await db().execute(sql`update ticket set status = 'closed', wake_at = null, facts = facts - 'reporting'`);
    await db().execute(sql`update chat_account set in_restricted_channel = false`);
    desk.policy = { ...shippedTerms.policy, duties };
    desk.restrictedDestinations = [];
    desk.maySeeWords = circleSees({ channels: [], people: fewInDeskYaml });
  });

  const does = async (number: number, ...commands: OperatorCommand[]) => {
    const by = { actor: actorOf(people.Giulia ?? expect.fail()), origin: platform, key: null };
    expect(await handle(desk, number, commands, by)).toMatchObject({ ok: true });
  };
  const law = () => ({ duties, zone: 'Europe/Rome', now: desk.clock().toISOString() });

  /** A breach is known; half of the seventy-two hours later its term is called for. */
  async function calledFor(): Promise<number> {
    const opened = await takeIn(
      desk,
      anEmail({ subject: 'Dati esposti', messageId: `<${crypto.randomUUID()}@x>` }),
    );
    const number = opened.outcome === 'opened' ? opened.ticket : 0;
    const since = desk.clock().toISOString();
    await does(number, { type: 'restrict' }, { type: 'become-aware', kind: 'data-breach', since, ...law() });
    await emptyOutbox(db());
    desk.advance(36 * 3_600_000 + 60_000);
    await tick(desk);
    return number;
  }

  /** All that waits is carried as often as this: whom it concerns is found out, and each is told. */
  async function carried(times = 1): Promise<void> {
    for (let time = 0; time < times; time += 1) {
      for (const { payload } of await jobs(db(), 'duty'))
        if (!('to' in payload)) await couriers.duty(payload);
      for (const { payload } of await jobs(db(), 'duty')) if ('to' in payload) await couriers.duty(payload);
    }
  }

  test('of those who are named whoever may see it is told, once, with what to do', async () => {
    const number = await calledFor();
    await carried(2);
    expect(names()).toEqual(['Giulia']);
    const [section] = told[0]?.message.sections ?? [];
    const [line] = section?.lines ?? [];
    expect(told[0]?.message.title).toBe('Obbligo di notifica: il termine corre');
    expect(line?.number).toBe(number);
    expect(JSON.stringify(line)).toContain('Dati esposti');
    expect(line?.details).toMatch(/^Notifica GDPR entro .* \(UE\) 2016\/679, art\. 33, par\. 1$/);
    expect(line?.buttons.map(({ verb }) => verb)).toEqual(['open', 'do-duty']);
  });

  test('where none of those may see it, and no channel hears of it, all of those few are told', async () => {
    desk.policy = {
      ...desk.policy,
      duties: duties.map(duty => ({ ...duty, tell: [address('Carla')] })),
    };
    await calledFor();
    await carried();
    expect(names()).toEqual(['Bea', 'Giulia']);
  });

  test('whoever is in a channel that hears of it is told there, and not once more alone', async () => {
    const channel = { platform, channel: 'few' };
    desk.restrictedDestinations = [channel];
    desk.maySeeWords = circleSees({ channels: [channel], people: fewInDeskYaml });
    await db().execute(
      sql`update chat_account set in_restricted_channel = true where operator_id = ${people.Giulia?.id}`,
    );
    await calledFor();
    await carried();
    expect(names()).toEqual([]);
    await db().execute(sql`update chat_account set in_restricted_channel = false`);
    await calledFor();
    await carried();
    expect(names()).toEqual(['Giulia']);
  });

  test('nobody is told of what was done, or lost from sight, meanwhile', async () => {
    const number = await calledFor();
    const done = { type: 'do-duty', duty: 'gdpr:data-breach:notification', reference: '' } as const;
    await does(number, { ...done, at: desk.clock().toISOString(), ...law() });
    await carried();
    expect(names()).toEqual([]);

    await calledFor();
    for (const { payload } of await jobs(db(), 'duty')) await couriers.duty(payload);
    desk.maySeeWords = circleSees({ channels: [], people: [address('Bea')] });
    await carried();
    expect(names()).not.toContain('Giulia');
  });
});
