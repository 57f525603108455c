import { z } from 'zod';
import { absenceTold } from '../../desk/away/effects.ts';
import type { Courier } from '../../outbox/effect.ts';
import { findReceipt } from '../../store/chats/receipts.ts';
import { findAbsence, type KeptAbsence } from '../../store/people/absences.ts';
import { findOperator } from '../../store/people/operators.ts';
import { standsDown, standsIn } from '../away/stands-in.ts';
import { welcomeBack } from '../away/welcome-back.ts';
import type { CommandAnswer } from '../card.ts';
import { cardLinks } from '../lists/card-links.ts';
import { ownSpeech } from '../voice/own-speech.ts';
import type { Chats } from './chats.ts';
import { tellAlone } from './privately/tell-alone.ts';
import { whereTo } from './privately/where-to.ts';

const payloadOf = z.object({
  absence: z.number(),
  what: z.enum(absenceTold),
  at: z.iso.datetime(),
  /** Who stands down: the absence names somebody else by now, or nobody. */
  person: z.number().optional(),
});

/** Tells one person privately, once, that they stand in for somebody, or no more, or what changed while they were away. */
export function absenceCourier(chats: Chats): Courier {
  const { desk, speech: aloud, gateways } = chats;
  const links = cardLinks(desk, gateways);
  return async payload => {
    const { absence: id, what, at, person } = payloadOf.parse(payload);
    const key = `absence:${what}:${id}:${at}`;
    if ((await findReceipt(desk.db, key)) !== null) return;
    const absence = await findAbsence(desk.db, id);
    if (!absence) return;
    const to = addressee(absence, what, person);
    const operator = to === null ? null : await findOperator(desk.db, to);
    // Who has left is told nothing.
    if (!operator) return;
    const reached = await whereTo(chats, operator.id, absence.platform);
    if (!reached) return;
    const viewer = { kind: 'operator', operator } as const;
    const { platform } = reached;
    const speech = await ownSpeech(desk, aloud, operator.id, platform);
    const asking = { desk, speech, aloud, links, operator, viewer, platform };
    const message = await messages[what](absence, asking);
    await tellAlone(chats, { ...reached, operator: operator.id }, message, key);
  };
}

const messages = {
  'stands-in': standsIn,
  'stands-down': async (absence, { speech }) => standsDown(absence, speech),
  'is-back': welcomeBack,
} satisfies Record<
  (typeof absenceTold)[number],
  (absence: KeptAbsence, asking: Parameters<typeof welcomeBack>[1]) => Promise<CommandAnswer>
>;

/** Whom it is said to; null where it is not so any more: who stood in when it is over, who stands down and stands in again. */
function addressee(
  { operator, substitute, endedAt }: KeptAbsence,
  what: (typeof absenceTold)[number],
  person: number | undefined,
): number | null {
  if (what === 'is-back') return operator.id;
  const standsIn = endedAt === null ? (substitute?.id ?? null) : null;
  if (what === 'stands-in') return standsIn;
  return person === undefined || person === standsIn ? null : person;
}
