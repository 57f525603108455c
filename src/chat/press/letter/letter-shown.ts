import type { QuoteInLetter } from '../../../desk/letters/letter.ts';
import { saveDraft } from '../../../store/mail/drafts.ts';
import type { OperatorCommand } from '../../../ticket/commands.ts';
import { decideAll } from '../../../ticket/decide.ts';
import type { TicketEvent } from '../../../ticket/events.ts';
import { evolve } from '../../../ticket/evolve.ts';
import { whyUnwritable } from '../../../ticket/people/authorship.ts';
import { openQuote } from '../../../ticket/quotes/quote.ts';
import { seen } from '../../../ticket/sight/seen.ts';
import type { AttachedFile } from '../../../ticket/words.ts';
import type { Letter } from '../../actions/action.ts';
import type { PressAnswer } from '../../card.ts';
import { previewFiles } from '../../in-words/letter-files.ts';
import { refusalInWords } from '../../in-words/refusal-in-words.ts';
import type { Asked } from '../asked.ts';
import { foundStale, objected } from '../objected.ts';
import { unseen } from '../still-true.ts';
import { letterPreview } from './letter-preview.ts';
import { previewRule } from './preview-rule.ts';
import { reusedPreview } from './reused.ts';

/** The letter that an order will send, to the last character; null where it is to go now, or there is none. */
export async function letterShown(
  asked: Asked,
  commands: OperatorCommand[],
  files: AttachedFile[],
): Promise<PressAnswer | null> {
  const { desk, speech, press, action, ticket, actor, seesPreview } = asked;
  const { letter } = action;
  if (!letter) return null;
  // The light was on already; who does not see it is asked once more.
  const isToBeAsked = press.step !== 'within' && !press.inputs.insist && wrongLanguage(asked) !== '';
  if (press.step === 'confirm' && !isToBeAsked) return null;
  if (press.step === 'submit' && !seesPreview && !isToBeAsked && !press.inputs.filesFollow) return null;
  if ((await unseen(desk.db, asked, ticket, commands)).length > 0)
    return await foundStale(asked, ticket, commands);
  const decision = decideAll(ticket, commands, actor, desk.policy.catalogue, desk.clock());
  if (!decision.ok) return await objected(asked, ticket, refusalInWords(speech, decision.refusal));
  const quote = quoteOrdered(asked, decision.events);
  const insist = isToBeAsked && (press.step === 'confirm' || !seesPreview);
  return await previewed(asked, { letter, quote }, files, insist);
}

/** Whether what is sent goes now, without having been looked at. */
export function goesUnseen({ press, action, seesPreview }: Asked): boolean {
  return action.letter !== null && press.step === 'submit' && !seesPreview;
}

/** @param insist it is sent as it is, although a light is on */
async function previewed(
  asked: Asked,
  { letter, quote }: { letter: Letter; quote: QuoteInLetter | null },
  attached: AttachedFile[],
  insist: boolean,
): Promise<PressAnswer> {
  const { desk, speech, words, press, action, ticket, operator, eyes } = asked;
  const writing = { verb: action.verb, letter };
  const shown = seen(ticket, eyes('preview'));
  const files = previewFiles(attached);
  const preview = letterPreview(desk.letters, shown, writing, operator, press.inputs, speech, files, quote);
  const draft = await saveDraft(desk.db, operator.id, press.inputs, desk.clock());
  const inputs = { draft, ...(insist ? { insist: 'yes' } : {}) };
  const send = insist ? words.mail.wrongLanguage.sendAnyway : preview.send;
  const nowhere = whyUnwritable(ticket);
  const notice = nowhere ? words.author.unwritable[nowhere] : wrongLanguage(asked);
  const rule = previewRule(asked);
  const besides = await reusedPreview(asked);
  return { kind: 'preview', preview: { ...preview, besides, notice, send, rule, inputs } };
}

/** The quote as it will be, where one is offered: with its own link. */
function quoteOrdered({ desk, ticket, actor }: Asked, events: TicketEvent[]): QuoteInLetter | null {
  if (!events.some(({ type }) => type === 'quote-offered')) return null;
  const after = events.reduce((now, event) => evolve(now, event, actor, desk.clock()), ticket);
  const quote = openQuote(after);
  return quote && { quote, link: desk.quoteLinks.of(ticket, quote.version) };
}

/** What the draft is written in, where that is not what the customer is written to in. */
function wrongLanguage({ desk, words, press, ticket }: Asked): string {
  const drafted = desk.languageOf(press.inputs.text ?? '');
  if (drafted === null || drafted === ticket.language) return '';
  return words.mail.wrongLanguage.notice(words.language[drafted], words.language[ticket.language]);
}
