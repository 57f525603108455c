import { z } from 'zod';
import type { Courier } from '../../outbox/effect.ts';
import type { Desk } from '../desk.ts';
import { carryOut } from './carry-out.ts';

const payloadShape = z.object({ erasure: z.number() });

/** Somebody was confirmed to be erased: it is done, and goes on where it was cut short. */
export function eraseCourier(desk: Desk, noteDone: (desk: Desk) => Promise<void>): Courier {
  return async payload => {
    await carryOut(desk, payloadShape.parse(payload).erasure);
    await noteDone(desk);
  };
}
