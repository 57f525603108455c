import { type Handled, handle, whenRepeated } from '../../desk/handle.ts';
import { filesForLetter } from '../../desk/letters/uploads.ts';
import { eventsAfter } from '../../store/tickets/events.ts';
import type { AttachedFile } from '../../ticket/words.ts';
import type { Deed, Doing, Order } from '../actions/action.ts';
import type { PressAnswer } from '../card.ts';
import { refusalInWords } from '../in-words/refusal-in-words.ts';
import { toldOnce } from '../repeats/told-once.ts';
import type { Asked } from './asked.ts';
import { goesUnseen, letterShown } from './letter/letter-shown.ts';
import { keepPreviewRule } from './letter/preview-rule.ts';
import { foundStale, objected, refused } from './objected.ts';
import { answerDone } from './say-done.ts';
import { type Ordered, unseen } from './still-true.ts';

/** Does what was pressed, and says what came of it. Of a letter that was not seen yet it shows the letter. */
export async function carryOut(asked: Asked): Promise<PressAnswer> {
  const { does } = asked.action;
  if (!does) return await answerDone(asked, { ticket: asked.ticket, events: [], repeated: false });
  return does.kind === 'deed' ? await doDeed(asked, does) : await giveOrder(asked, does);
}

async function doDeed(asked: Asked, deed: Deed): Promise<PressAnswer> {
  const { desk, speech, words, press, ticket, operator } = asked;
  const circumstances = circumstancesOf(asked);
  const doing = { desk, speech, words, ticket, seen: press.version, operator, circumstances };
  const handled = await toldOnce(desk, asked, () => deed.carryOut(press.inputs, doing));
  if ('fault' in handled) return await objected(asked, ticket, handled.fault);
  if ('told' in handled) return { kind: 'told', line: handled.told };
  return await answerHandled(asked, handled, null);
}

async function giveOrder(asked: Asked, order: Order): Promise<PressAnswer> {
  const { desk, speech, words, press, ticket } = asked;
  const attached = await attachedTo(asked);
  const files = attached.ok ? attached.files : [];
  const commands = await order.commands(press.inputs, {
    desk,
    speech,
    words,
    ticket,
    platform: press.platform,
    files,
  });
  if ('fault' in commands) return await objected(asked, ticket, commands.fault);
  if (!attached.ok) return await objected(asked, ticket, refusalInWords(speech, attached.refusal));
  const letter = await letterShown(asked, commands, files);
  if (letter) return letter;
  const handled = await handle(
    desk,
    press.ticket,
    commands,
    circumstancesOf(asked),
    async (tx, now) => (await unseen(tx, asked, now, commands)).length > 0,
  );
  if (handled.ok && asked.action.letter) await keepPreviewRule(asked);
  return await answerHandled(asked, handled, commands);
}

function circumstancesOf({ actor, press }: Asked): Doing['circumstances'] {
  return { actor, origin: press.platform, key: press.key };
}

async function attachedTo(asked: Asked) {
  const { desk, action, operator, press } = asked;
  const nothing: AttachedFile[] = [];
  if (!action.letter) return { ok: true as const, files: nothing };
  const isSent = press.step === 'confirm' || goesUnseen(asked);
  return await filesForLetter(desk, operator, press.inputs.uploads ?? '', isSent);
}

/** There is nothing left to do, for the same was pressed and done just now: it is answered as it was. null where it is not so. */
async function doneBefore(
  { desk, before }: Asked,
  refused: Extract<Handled, { ok: false }>,
): Promise<Extract<Handled, { ok: true }> | null> {
  if (before === null || !('ticket' in refused)) return null;
  const done = await whenRepeated(desk.db, refused.ticket, { key: before });
  const last = done?.events.at(-1)?.sequence ?? 0;
  const since = done ? await eventsAfter(desk.db, refused.ticket.number, last) : [];
  // What a colleague did since is what is so now.
  return since.some(({ actor }) => actor.kind === 'operator') ? null : done;
}

async function answerHandled(asked: Asked, handled: Handled, ordered: Ordered): Promise<PressAnswer> {
  if (handled.ok) return await answerDone(asked, handled);
  const known = await doneBefore(asked, handled);
  if (known) return await answerDone(asked, known);
  switch (handled.reason) {
    case 'unknown-ticket':
      return { kind: 'stranger', line: asked.words.unknownTicket };
    case 'stale':
      return await foundStale(asked, handled.ticket, ordered);
    case 'refused':
      return await refused(asked, handled.ticket, handled.refusal);
    default:
      return handled satisfies never;
  }
}
