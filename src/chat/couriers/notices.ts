import { z } from 'zod';
import type { Desk } from '../../desk/desk.ts';
import { unsayNoticeEffect } from '../../desk/effects.ts';
import type { Courier } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { findReceipt, saveReceipt } from '../../store/chats/receipts.ts';
import { noteWordsShown } from '../../store/chats/words-shown.ts';
import { forgetNotice, isAboutErased } from '../../store/privacy/naming/notices.ts';
import { placeFactsOf } from '../../store/tickets/kept-to-few.ts';
import { findTicket } from '../../store/tickets/tickets.ts';
import { serviceOf } from '../../ticket/maintenance/service.ts';
import { type Seen, seenOfNoRequest, seenPart } from '../../ticket/sight/seen.ts';
import { eyesOf } from '../../ticket/sight/sight.ts';
import { chatPlatforms, type Language } from '../../ticket/words.ts';
import { type Notice, noticeCard, replacesCard, restrictedNoticeCard } from '../cards/notice-card.ts';
import { noticeSubjects } from '../words/words.ts';
import { type Chats, gatewayTo } from './chats.ts';
import { isPosted, postByReceipt } from './once/by-receipt.ts';
import { hushIfRestricted } from './taking-away/hush.ts';

/** What the admins are told; some of it is about a request, whose number stands in its details then. */
export const noticePayload = z.object({
  platform: z.enum(chatPlatforms),
  channel: z.string(),
  key: z.string(),
  subject: z.enum(noticeSubjects),
  details: z.record(z.string(), z.string()),
});

/** Something for the admins, once. What was decided about it takes its place, where that stands. */
export function noticeCourier(chats: Chats): Courier {
  const { desk, speech } = chats;
  return async payload => {
    const { platform, channel, key, ...written } = noticePayload.parse(payload);
    const notice = withServiceNamed(written, desk.services, speech.language);
    const receiptKey = `notice:${platform}:${channel}:${key}`;
    const isShown = await isPosted(chats, receiptKey, { platform, channel });
    const isErased = async () => namesSomebody(notice) && (await isAboutErased(desk.db, key));
    if (await isErased()) return await unsay(desk, { platform, channel }, receiptKey);
    if (isShown && !replacesCard(notice)) return;
    const about = ticketOf(notice);
    const before = await placeFactsOf(desk.db, about > 0 ? [about] : []);
    const seen = await seenNotice(desk, notice, { platform, channel });
    const card = seen ? noticeCard(seen, speech) : restrictedNoticeCard(notice, speech);
    const gateway = gatewayTo(chats, platform);
    const named = seen && about ? [about] : [];
    const stands = async (message: string) => {
      await noteWordsShown(desk.db, { platform, destination: channel }, { message, within: null }, named);
      // It may have been restricted while this was drawn, or noted: who takes the others away looks after it.
      await hushIfRestricted(chats, { platform, channel }, before);
    };
    const shown = isShown ? await findReceipt(desk.db, receiptKey) : null;
    if (shown) {
      // Where somebody has deleted it, nobody is asked any more.
      await gateway.updateNotice({ channel: await gateway.channelOf(channel), message: shown }, card);
      return await stands(shown);
    }
    const message = await postByReceipt(chats, { key: receiptKey, platform, tickets: named }, () =>
      gateway.postNotice(channel, card, receiptKey),
    );
    await saveReceipt(desk.db, receiptKey, message, desk.clock());
    // They may have been erased while it was on its way: whoever did that could not know where it stands.
    if (await isErased()) return await unsay(desk, { platform, channel }, receiptKey);
    await stands(message);
  };
}

/** What is decided about an erasure names nobody, and stays. */
function namesSomebody({ details }: Notice): boolean {
  return ['address', 'sender', 'name'].some(key => details[key]);
}

/** What was posted about somebody who was erased is taken away. */
async function unsay(
  { db }: Desk,
  place: Desk['adminDestinations'][number],
  receiptKey: string,
): Promise<void> {
  const shown = await findReceipt(db, receiptKey);
  if (shown === null) return;
  await db.transaction(async tx => {
    await forgetNotice(tx, receiptKey);
    await enqueue(tx, [unsayNoticeEffect(place, shown)]);
  });
}

/** A service goes by its key until it is told of. */
function withServiceNamed(notice: Notice, services: Desk['services'], language: Language): Notice {
  const { service } = notice.details;
  if (service === undefined) return notice;
  return { ...notice, details: { ...notice.details, service: serviceOf(services, service).name[language] } };
}

/** @returns 0 for what is about none */
function ticketOf({ details }: Notice): number {
  return Number(details.ticket?.replace('#', '') ?? 0) || 0;
}

async function seenNotice(
  desk: Desk,
  notice: Notice,
  { platform, channel }: Desk['adminDestinations'][number],
): Promise<Seen<Notice> | null> {
  const number = ticketOf(notice);
  const ticket = number > 0 ? await findTicket(desk.db, number) : null;
  const eyes = eyesOf(desk, { kind: 'channel', platform, channel }, 'notice');
  return ticket ? seenPart(ticket, notice, eyes) : seenOfNoRequest(notice);
}
