import type { CommandAnswer, PressAnswer } from '../../../src/chat/card.ts';
import { chatCouriers } from '../../../src/chat/couriers/couriers.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import { handle } from '../../../src/desk/handle.ts';
import type { InboundEmail } from '../../../src/desk/inbound-email.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import type { Db } from '../../../src/store/database.ts';
import { enrolOperator, saveAccount } from '../../../src/store/people/operators.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { OperatorCommand } from '../../../src/ticket/commands.ts';
import { circleSees } from '../../../src/ticket/sight/circle.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { actorOf, type ChatPlatform, type Operator } from '../../../src/ticket/words.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { jobs } from '../../desk/clock/under-the-clock.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

const few = { platform: 'slack' as const, channel: 'C0FEW' };
/** Those who come in by a press: Anna is an admin, and sees all; Marco is an operator. */
const roles = { anna: 'admin', marco: 'operator' } as const;
type Name = keyof typeof roles;

/** A house in which Anna sees what few may see, and Marco does not, with all that stands in its chats. */
export function houseOfFew(db: () => Db) {
  const desk = Object.assign(aDesk(db), {
    restrictedDestinations: [few],
    maySeeWords: circleSees({ channels: [few], people: [] }),
  });
  for (const [name, role] of Object.entries(roles)) desk.access.listed.set(mailOf(name), { name, role });
  /** By platform, chat and message, what can be read there. */
  const readable = new Map<string, string>();
  const gateways = { slack: standing('slack', readable), teams: standing('teams', readable) };
  const links = { attachment: async () => '', original: async () => null };
  const door = deskDoor(desk, gateways, speechIn('it'), () => links);
  const couriers = chatCouriers(desk, gateways, speechIn('it'));
  const people = new Map<string, Operator>();

  async function person(name: Name): Promise<Operator> {
    const known = people.get(name);
    if (known) return known;
    const enrolled = await enrolOperator(desk.db, { email: mailOf(name), name, role: roles[name] });
    const account = { operatorId: enrolled.id, name, checkedAt: desk.clock() };
    for (const platform of ['slack', 'teams'] as const)
      await saveAccount(desk.db, { platform, userId: idOf(name), ...account });
    people.set(name, enrolled);
    return enrolled;
  }

  return {
    desk,
    door,
    couriers,
    readable,
    person,
    async opened(about: Partial<InboundEmail> = {}): Promise<number> {
      const outcome = await takeIn(
        desk,
        anEmail({ messageId: `<${crypto.randomUUID()}@cliente.example>`, ...about }),
      );
      if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
      return outcome.ticket;
    },
    async now(number: number): Promise<Ticket> {
      const ticket = await findTicket(desk.db, number);
      if (!ticket) throw new Error('there is none');
      return ticket;
    },
    async order(name: Name, number: number, ...commands: OperatorCommand[]) {
      const circumstances = { actor: actorOf(await person(name)), origin: 'slack', key: null } as const;
      return await handle(desk, number, commands, circumstances);
    },
    async press(name: Name, number: number, verb: string): Promise<PressAnswer> {
      await person(name);
      const { nonce = '', version = 0 } = (await findTicket(desk.db, number)) ?? {};
      const about = { ticket: number, nonce, version, inputs: {}, key: crypto.randomUUID() };
      return await door.press(
        { platform: 'slack', userId: idOf(name), verb, step: 'press', ...about },
        alone,
      );
    },
    async asks(name: Name, words: string): Promise<CommandAnswer> {
      await person(name);
      const asker = { platform: 'slack', userId: idOf(name) } as const;
      const answer = await door.command(asker, words, alone, crypto.randomUUID());
      if (!answer) throw new Error('it was taken for a repetition');
      return answer;
    },
    /** What was written down for these couriers since, as the outbox would carry it. */
    async carry(
      ...tasks: ('card' | 'line' | 'hush' | 'hush-alone' | 'redraw' | 'offer-twin')[]
    ): Promise<void> {
      // Some say first for whom each is to be carried.
      for (const task of [...tasks, ...tasks])
        for (const { payload } of await jobs(desk.db, task)) await couriers[task](payload);
    },
  };
}

export const idOf = (name: string) => `U-${name}`;
const mailOf = (name: string) => `${name}@desk.example`;

/** A platform that keeps what it is given, and on which nobody deletes anything. */
function standing(platform: ChatPlatform, readable: Map<string, string>): ChatGateway {
  let posted = 0;
  const at = (channel: string, message: string) => `${platform} ${channel} ${message}`;
  const post = (channel: string, said: unknown) => {
    posted += 1;
    readable.set(at(channel, `m${posted}`), JSON.stringify(said));
    return `m${posted}`;
  };
  const member = async (userId: string) => {
    const name = userId.slice(2);
    return { userId, name, email: mailOf(name), inOperatorsChannel: true };
  };
  return {
    ...muteGateway(platform, { member }),
    postCard: async (channel, card) => ({ channel, message: post(channel, card) }),
    updateCard: async ({ channel, message }, card) => {
      readable.set(at(channel, message), JSON.stringify(card));
      return true;
    },
    postLine: async ({ channel }, line) => post(channel, line),
    takeAway: async ({ channel, message }) => readable.delete(at(channel, message)),
    takeBackPrivately: async ({ channel, message }) => readable.delete(at(channel, message)),
    leaveLine: async ({ channel, message }, _, { text }) => readable.set(at(channel, message), text).size > 0,
    unfurl: async ({ channel, message }, shown) => {
      readable.set(at(channel, `below ${message}`), JSON.stringify(shown));
      return true;
    },
  };
}
