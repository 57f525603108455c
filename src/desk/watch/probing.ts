import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { Effect } from '../../outbox/effect.ts';
import { enqueue } from '../../outbox/enqueue.ts';
import { markDown } from '../../store/availability/hours.ts';
import type { Db } from '../../store/database.ts';
import { findSetting, lockSetting, saveSetting } from '../../store/settings.ts';
import { minuteOf } from '../../ticket/availability/minutes.ts';
import { wayIn } from '../availability/availability-in.ts';
import { here } from '../availability/note-looks.ts';
import type { Desk } from '../desk.ts';
import { noticeEffects } from '../effects.ts';
import type { InboundEmail, IntakeOutcome } from '../inbound-email.ts';
import { type ProbeState, probeStep, withProbeBack } from './probe.ts';

const instant = z.iso.datetime().transform(text => new Date(text));
const shape = z.object({
  id: z.string(),
  sentAt: instant,
  isBack: z.boolean(),
  lostSince: instant.nullable(),
  fault: z.string(),
});

const keyOf = (mailbox: string) => `probe:${mailbox}`;

/**
 * Sends a mailbox its probe when it is time, and tells the admins once when it does not come back. What is known lies in
 * the database, under a lock: any number of processes may look, and a restart forgets nothing.
 */
export async function lookAtProbe(desk: Desk, mailbox: string, watchedSince: Date, now: Date): Promise<void> {
  const { probing } = desk;
  if (!probing) return;
  await desk.db.transaction(async tx => {
    const state = parsed(await lockSetting(tx, keyOf(mailbox)));
    const { sends, isLost } = probeStep(state, probing, watchedSince, now);
    if (!sends && !isLost) return;
    const lost = isLost ? state : null;
    const known = lost ? { ...lost, lostSince: lost.sentAt } : state;
    const next = sends
      ? {
          id: desk.messageIds.probe(randomBytes(8).toString('hex'), mailbox),
          sentAt: now,
          isBack: false,
          lostSince: known?.lostSince ?? null,
          fault: '',
        }
      : known;
    if (!next) return;
    await save(tx, mailbox, next);
    if (lost) await wasDown(desk, tx, mailbox, now.getTime() - Math.max(+lost.sentAt, +watchedSince));
    await enqueue(tx, [
      ...(lost ? notice(desk, 'probe-lost', mailbox, lost) : []),
      ...(sends ? [probeEffect(mailbox, next.id)] : []),
    ]);
  });
}

/** While its probe was waited for, the mailbox was taken for a way in that stands: it was none. @param ms so long it was waited for */
async function wasDown({ clock }: Desk, tx: Db, mailbox: string, ms: number): Promise<void> {
  const to = clock();
  const from = minuteOf(new Date(to.getTime() - ms));
  await markDown(tx, { service: wayIn.mailbox(mailbox), place: here, from, to: minuteOf(to) });
}

/**
 * A mail that is one of our probes, in whatever mailbox it came in, or a mail system's word on one: noted, and nothing
 * else becomes of it.
 *
 * @returns what becomes of it; null for every other mail
 */
export async function probeCameIn(desk: Desk, tx: Db, email: InboundEmail): Promise<IntakeOutcome | null> {
  const isProbe = (id: string) => desk.messageIds.isProbe(id);
  const reported = email.bounce?.originalMessageId ?? '';
  if (isProbe(reported)) {
    await noteProbeFault(desk, tx, reported, email.bounce?.status ?? '');
    return { outcome: 'dropped', why: 'a report on our probe mail' };
  }
  // Some providers give what they send another Message-ID; the references stay.
  const id = email.kind === 'own' ? [email.messageId, ...email.references].find(isProbe) : undefined;
  if (!id) return null;
  const { probing } = desk;
  for (const mailbox of probing ? desk.ownAddresses : []) {
    const state = parsed(await lockSetting(tx, keyOf(mailbox)));
    const back = probing && withProbeBack(state, id, probing, email.arrived.arrivedAt, new Date());
    if (!back || !state) continue;
    await save(tx, mailbox, back.state);
    if (back.endsSilence)
      await enqueue(
        tx,
        notice(desk, 'probe-back', mailbox, { sentAt: state.lostSince ?? state.sentAt, fault: '' }),
      );
  }
  return { outcome: 'dropped', why: 'our probe mail came back', isProbe: true };
}

/** Whether a probe is still worth sending: it is the latest, and would not be late before it leaves. */
export async function isProbeDue(desk: Desk, mailbox: string, id: string, now: Date): Promise<boolean> {
  const state = parsed(await findSetting(desk.db, keyOf(mailbox)));
  if (!desk.probing || !state) return false;
  return state.id === id && !state.isBack && now.getTime() - state.sentAt.getTime() <= desk.probing.withinMs;
}

/** Whether the probe that should have come back to a mailbox has not. */
export async function isProbeLost(desk: Pick<Desk, 'db' | 'probing'>, mailbox: string): Promise<boolean> {
  if (!desk.probing) return false;
  const state = parsed(await findSetting(desk.db, keyOf(mailbox)));
  return state !== null && state.lostSince !== null;
}

/** Keeps what a mail server said against a probe: the admins' card says it, should the probe be lost. */
export async function noteProbeFault(desk: Desk, db: Db, id: string, fault: string): Promise<void> {
  await db.transaction(async tx => {
    for (const mailbox of desk.ownAddresses) {
      const state = parsed(await lockSetting(tx, keyOf(mailbox)));
      if (state?.id === id) await save(tx, mailbox, { ...state, fault });
    }
  });
}

function probeEffect(mailbox: string, id: string): Effect {
  return { task: 'probe', payload: { mailbox, id }, lane: 'probe', replaces: keyOf(mailbox) };
}

function notice(
  desk: Desk,
  subject: 'probe-lost' | 'probe-back',
  mailbox: string,
  { sentAt, fault }: Pick<ProbeState, 'sentAt' | 'fault'>,
): Effect[] {
  const since = sentAt.toISOString();
  return noticeEffects(desk.adminDestinations, `${subject}:${mailbox}:${since}`, {
    subject,
    details: { mailbox, since, error: fault },
  });
}

async function save(tx: Db, mailbox: string, state: ProbeState): Promise<void> {
  await saveSetting(tx, keyOf(mailbox), JSON.stringify(state));
}

function parsed(text: string | null): ProbeState | null {
  return text ? shape.parse(JSON.parse(text)) : null;
}
