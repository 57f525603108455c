import type { ButtonPress } from '../desk/button-press.ts';
import { liftComplaint } from '../desk/complaints.ts';
import type { Desk } from '../desk/desk.ts';
import type { Language, Operator } from '../ticket/words.ts';
import type { LineButton, PressAnswer } from './card.ts';
import { readableLine } from './readable.ts';
import type { Speech } from './say.ts';
import { wordsIn } from './words/words.ts';

/** On the admins' card of a complaint. @param letter the message that it was about */
export function complaintButtons(letter: number, language: Language): LineButton[] {
  return [
    { label: wordsIn(language).mail.complaint.lift, verb: 'lift-complaint', number: letter, version: 0 },
  ];
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
  const address = await liftComplaint(desk, press.ticket, { operator, origin: press.platform });
  return { kind: 'told', line: address ? complaint.lifted(readableLine(address, 120)) : complaint.settled };
}
