import type { ButtonPress } from '../../../../src/chat/button-press.ts';
import type { PressAnswer } from '../../../../src/chat/card.ts';
import { deskDoor } from '../../../../src/chat/door.ts';
import { keepPicked } from '../../../../src/chat/from-chat/picked.ts';
import type { Desk } from '../../../../src/desk/desk.ts';
import { takeUploads } from '../../../../src/desk/letters/uploads.ts';
import { findTicket } from '../../../../src/store/tickets/tickets.ts';
import type { Operator } from '../../../../src/ticket/words.ts';
import { speechIn } from '../../a-moment.ts';
import { alone } from '../../asking.ts';
import { muteGateway } from '../../mute-gateway.ts';

const gateway = (platform: 'slack' | 'teams') =>
  muteGateway(platform, {
    member: async userId => ({
      userId,
      name: userId,
      email: `${userId.toLowerCase()}@x.example`,
      inOperatorsChannel: true,
    }),
  });

export const called = {
  customer: 'Paolo Neri',
  address: 'paolo@cliente.example',
  about: 'Stampante ferma',
  text: 'Non stampa più nulla da stamattina.',
  called: '',
  language: 'it',
};

/** The forms by which operators open requests, and keep notes, in Teams. */
export function formsOf(desk: Desk) {
  const links = () => ({ attachment: async () => '', original: async () => null });
  const door = deskDoor(desk, { slack: gateway('slack'), teams: gateway('teams') }, speechIn('it'), links);
  const press = async (about: Partial<ButtonPress>): Promise<PressAnswer> =>
    await door.press(
      {
        platform: 'teams',
        userId: 'Anna',
        verb: 'new-request',
        step: 'submit',
        ticket: 0,
        nonce: '',
        version: 0,
        inputs: {},
        key: crypto.randomUUID(),
        ...about,
      },
      alone,
    );
  return {
    press,
    send: async (inputs: Record<string, string>, userId = 'Anna', verb = 'new-request') =>
      await press({ inputs, userId, verb }),
    sentAhead: async (operator: Operator, name: string) => {
      const content = Buffer.from(`words of ${name}`);
      const file = { name, type: 'text/plain', size: content.length };
      const offered = [{ ...file, load: async () => ({ ok: true as const, content }) }];
      const { taken } = await takeUploads(desk, operator, 'teams', offered);
      return String(taken[0]?.id);
    },
    chose: async (operator: Operator, message: string) =>
      await keepPicked(desk, operator, {
        platform: 'teams',
        channel: 'C',
        message,
        thread: null,
        author: 'Bea',
        name: 'Bea',
        text: 'Neri ha chiamato: protocollo fermo.',
        link: '',
        files: [],
        isOurs: false,
      }),
    requestIn: async (answer: PressAnswer) => {
      const ticket = await findTicket(desk.db, numberIn(answer));
      if (!ticket) throw new Error(`no request in: ${said(answer)}`);
      return ticket;
    },
  };
}

/** What its presser reads: the line, or what stands above the form. */
export function said(answer: PressAnswer): string {
  if (answer.kind === 'form') return answer.form.notice;
  return 'line' in answer ? answer.line : answer.kind;
}

export function numberIn(answer: PressAnswer): number {
  return Number(/#(\d+)/.exec(said(answer))?.[1] ?? Number.NaN);
}

/** What stands in a field of the form that came back. */
export function standsIn(answer: PressAnswer, id: string): unknown {
  const field = answer.kind === 'form' ? answer.form.fields.find(each => each.id === id) : undefined;
  return field && 'value' in field ? field.value : undefined;
}
