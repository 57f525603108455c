import type { Desk } from '../../desk/desk.ts';
import { mayAct } from '../../desk/people/enrol.ts';
import {
  forgetHomePage,
  type HomePage,
  isStillSo,
  noteDrawn,
  noteLeftSo,
  noteOvertaken,
  noteUnknown,
} from '../../store/chats/home-pages.ts';
import { findAccount, findOperator } from '../../store/people/operators.ts';
import type { Operator } from '../../ticket/words.ts';
import type { CommandAnswer } from '../card.ts';
import type { Chats } from '../couriers/chats.ts';
import { lookingTwice } from '../couriers/second-look.ts';
import type { ChatGateway } from '../gateway.ts';
import { cardLinks } from '../lists/card-links.ts';
import { drawAgain } from '../lists/draw-again.ts';
import { readSpec } from '../lists/spec.ts';
import { nothing } from '../nothing.ts';
import { ownSpeech } from '../voice/own-speech.ts';
import { wordsIn } from '../words/words.ts';
import { drawHome } from './draw-home.ts';
import { dueNext, markOf, saidAgainMs } from './kept.ts';
import { settle } from './settle.ts';

/** `overtaken`: whoever has it before them did something meanwhile, and sees what came of that. */
export type CameOf = 'drawn' | 'true' | 'overtaken' | 'gone';

/**
 * Draws a person's own page anew though they did nothing, where something else would stand there by now: what is noted of it is
 * what the platform has taken. Who is no operator any more reads nothing on it but that.
 *
 * @param page as it was just read
 * @param always also where the same seems to stand there
 * @throws as the gateway does
 */
export async function drawPage(chats: Chats, page: HomePage, always = false): Promise<CameOf> {
  const { desk, gateways } = chats;
  const gateway = gateways[page.platform];
  if (!gateway) return 'gone';
  const operator = await ownerOf(chats, page);
  const home = operator ? await asItIs(chats, page, operator) : strangers(chats);
  const mark = markOf(home);
  const now = desk.clock();
  const dueAt = dueNext(page, now);
  if (!always && mark === page.mark && now.getTime() - page.drawnAt.getTime() < saidAgainMs) {
    await noteLeftSo(desk.db, page, dueAt);
    return 'true';
  }
  if (!(await isStillSo(desk.db, page))) return 'overtaken';
  const lies = await show(desk, gateway, page, home);
  if (lies === 'overtaken') await noteOvertaken(desk.db, page);
  else if (lies === 'gone' || !operator) await forgetHomePage(desk.db, page);
  if (typeof lies === 'string') return lies;
  if (!operator) return 'drawn';
  const stands = { mark, chat: lies.channel, message: lies.message, drawnAt: now, dueAt: now };
  const noted = await noteDrawn(desk.db, page, stands);
  if (!noted) {
    await noteUnknown(desk.db, page, now);
    return 'overtaken';
  }
  await settle(desk, noted, home, dueAt);
  return 'drawn';
}

/** One that got no answer may stand there all the same, over what was shown meanwhile. */
async function show(
  desk: Desk,
  gateway: ChatGateway,
  page: HomePage,
  home: CommandAnswer,
): ReturnType<ChatGateway['showHome']> {
  const lies = { channel: page.chat, message: page.message };
  try {
    return await lookingTwice(
      () => gateway.showHome(page.userId, home, lies),
      came => came === 'gone',
    );
  } catch (error) {
    if (!(await isStillSo(desk.db, page))) await noteUnknown(desk.db, page, desk.clock());
    throw error;
  }
}

/** By what is known of the account: the platform is asked by the roll. */
async function ownerOf({ desk }: Chats, { platform, userId }: HomePage): Promise<Operator | null> {
  const account = await findAccount(desk.db, platform, userId);
  return account?.operatorId != null && mayAct(account)
    ? await findOperator(desk.db, account.operatorId)
    : null;
}

async function asItIs(
  chats: Chats,
  { platform, list }: HomePage,
  operator: Operator,
): Promise<CommandAnswer> {
  const { desk, gateways, speech: aloud } = chats;
  const speech = await ownSpeech(desk, aloud, operator.id, platform);
  const viewer = { kind: 'operator', operator } as const;
  const asking = { desk, speech, aloud, links: cardLinks(desk, gateways), operator, viewer, platform };
  const spec = readSpec(list);
  return (spec && (await drawAgain(spec, asking))) ?? (await drawHome(asking));
}

function strangers({ speech }: Chats): CommandAnswer {
  const { home, stranger } = wordsIn(speech.language);
  return { ...nothing, title: home.title, text: stranger };
}
