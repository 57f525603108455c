import { z } from 'zod';
import type { Courier, Effect } from '../../../outbox/effect.ts';
import { type Language, languages, type Person } from '../../../ticket/words.ts';
import type { Desk } from '../../desk.ts';
import { askForAccess } from './wish.ts';

const payloadShape = z.object({ name: z.string(), address: z.string(), language: z.enum(languages) });

/** A mail asks for the portal. By a job of its own: whoever takes mail in holds the calendar, and must not wait for the desk's log. */
export function wishEffect({ name, address }: Person, language: Language): Effect {
  return {
    task: 'portal-wish',
    payload: { name, address, language },
    lane: 'portal-wish',
    replaces: `portal-wish:${address}`,
  };
}

/** Asks the operators whether somebody gets access, who asked by mail. In a flood of them the rest is passed over. */
export function wishCourier(desk: Desk): Courier {
  return async payload => {
    const { name, address, language } = payloadShape.parse(payload);
    await desk.db.transaction(tx =>
      askForAccess(desk, tx, { person: { name, address }, language, way: 'mail' }),
    );
  };
}
