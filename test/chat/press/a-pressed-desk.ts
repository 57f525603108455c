import type { ButtonPress } from '../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../src/chat/card.ts';
import { deskDoor } from '../../../src/chat/door.ts';
import type { ChatGateway } from '../../../src/chat/gateway.ts';
import type { Desk } from '../../../src/desk/desk.ts';
import type { Circumstances } from '../../../src/desk/handle.ts';
import type { InboundEmail } from '../../../src/desk/inbound-email.ts';
import { takeIn } from '../../../src/desk/intake/intake.ts';
import { findOperatorByEmail } from '../../../src/store/people/operators.ts';
import { eventsAfter } from '../../../src/store/tickets/events.ts';
import { findTicket } from '../../../src/store/tickets/tickets.ts';
import type { Ticket } from '../../../src/ticket/ticket.ts';
import { actorOf, type ChatPlatform, type Operator } from '../../../src/ticket/words.ts';
import { ownDatabase } from '../../database.ts';
import { aDesk, anEmail } from '../../desk/a-desk.ts';
import { speechIn } from '../a-moment.ts';
import { alone } from '../asking.ts';
import { muteGateway } from '../mute-gateway.ts';

/**
 * A desk over a real database and its door: whoever presses is an operator, whose account on both platforms is their name.
 *
 * @param about what is not as at any desk
 * @param gateways what the platforms do beside knowing people
 */
export function aPressedDesk(about: Partial<Desk> = {}, besides: Partial<ChatGateway> = {}) {
  const own = ownDatabase();
  const desk = aDesk(() => own.database.db);
  Object.assign(desk, about);
  const gateway = (platform: ChatPlatform): ChatGateway => ({
    ...muteGateway(platform, {
      member: async id => ({
        ...{ userId: id, name: id, email: emailOf(id) },
        inOperatorsChannel: true,
      }),
    }),
    ...besides,
  });
  const gateways = { slack: gateway('slack'), teams: gateway('teams') };
  const speech = speechIn('it', desk.policy.catalogue);
  const door = deskDoor(desk, gateways, speech, () => ({
    attachment: async () => '',
    original: async () => null,
  }));

  let presses = 0;
  /** Presses a button of a request (none: 0) as it is now; or what is said of the press. */
  async function press(
    who: string,
    verb: string,
    number: number,
    about: Partial<ButtonPress> = {},
  ): Promise<PressAnswer> {
    presses += 1;
    const key = `pressed${presses}`;
    const { nonce = '', version = 0 } = (number && (await findTicket(desk.db, number))) || {};
    return await door.press(
      {
        ...{ platform: 'slack', userId: who, verb, step: 'press', ticket: number, nonce, version },
        ...{ inputs: {}, key, ...about },
      },
      alone,
    );
  }

  async function person(name: string): Promise<Operator> {
    const found = await findOperatorByEmail(desk.db, emailOf(name));
    if (!found) throw new Error(`${name} has pressed something`);
    return found;
  }

  return {
    own,
    desk,
    gateways,
    speech,
    door,
    press,
    person,

    /** A request that came by mail. */
    opened: async (mail: Partial<InboundEmail> = {}): Promise<number> => {
      const outcome = await takeIn(desk, anEmail(mail));
      if (outcome.outcome !== 'opened') throw new Error(outcome.outcome);
      return outcome.ticket;
    },

    /** These have pressed something, and are known. */
    known: async (...names: string[]): Promise<void> => {
      for (const name of names) await press(name, 'card', 0);
    },

    /** As somebody orders something besides a button. */
    by: async (name: string): Promise<Circumstances> => {
      presses += 1;
      const key = `deed${presses}`;
      return { actor: actorOf(await person(name)), origin: 'slack', key };
    },

    now: async (number: number): Promise<Ticket | null> => await findTicket(desk.db, number),
    types: async (number: number): Promise<string[]> =>
      (await eventsAfter(desk.db, number, 0)).map(({ event }) => event.type),
  };
}

function emailOf(name: string): string {
  return `${name.toLowerCase()}@interzen.example`;
}
