import type { Desk } from '../../../desk/desk.ts';
import { liftComplaint } from '../../../desk/letters/complaints.ts';
import type { Language, Operator } from '../../../ticket/words.ts';
import type { LineButton, PressAnswer } from '../../card.ts';
import type { ButtonPress } from '../../press/button-press.ts';
import { readableLine } from '../../readable.ts';
import type { Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

/** On the admins' card of a complaint. @param letter the message that it was about, and its nonce */
export function complaintButtons(letter: number, nonce: string, language: Language): LineButton[] {
  const { lift } = wordsIn(language).mail.complaint;
  return [{ label: lift, verb: 'lift-complaint', number: letter, nonce, version: 0 }];
}

/** A press on it; the letter's id travels where a ticket's number does otherwise. */
export async function answerComplaintPress(
  desk: Desk,
  { language }: Speech,
  press: ButtonPress,
  operator: Operator,
): Promise<PressAnswer> {
  const { complaint } = wordsIn(language).mail;
  if (operator.role === 'operator') return { kind: 'told', line: complaint.managersOnly };
  const address = await liftComplaint(
    desk,
    { id: press.ticket, nonce: press.nonce },
    { operator, origin: press.platform },
  );
  return { kind: 'told', line: address ? complaint.lifted(readableLine(address, 120)) : complaint.settled };
}
