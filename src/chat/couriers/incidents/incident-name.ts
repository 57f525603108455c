import { z } from 'zod';
import { callItAnew, withholdFrom } from '../../../desk/incidents/name.ts';
import type { Courier } from '../../../outbox/effect.ts';
import type { Chats } from '../chats.ts';

const renamed = z.object({ incident: z.number() });
const restricted = z.object({ ticket: z.number() });

/** An incident is called otherwise: so its requests' cards say. */
export function incidentNameCourier({ desk }: Pick<Chats, 'desk'>): Courier {
  return async payload => await callItAnew(desk, renamed.parse(payload).incident);
}

/** Few may see a request from now on: what incidents were made of it show nothing from it any more. */
export function incidentWithheldCourier({ desk }: Pick<Chats, 'desk'>): Courier {
  return async payload => await withholdFrom(desk, restricted.parse(payload).ticket);
}
