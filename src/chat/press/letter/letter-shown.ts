import { saveDraft } from '../../../store/mail/drafts.ts';
import type { OperatorCommand } from '../../../ticket/commands.ts';
import { decideAll } from '../../../ticket/decide.ts';
import { whyUnwritable } from '../../../ticket/people/authorship.ts';
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

/** The letter that an order will send, to the last character; null where it is to go now, or there is none. */
export async function letterShown(
  asked: Asked,
  commands: OperatorCommand[],
  files: AttachedFile[],
): Promise<PressAnswer | null> {
  const { desk, speech, press, action, ticket, actor } = asked;
  const { letter } = action;
  if (!letter) return null;
  if (press.step === 'submit') {
    const ordered = commands.map(({ type }) => type);
    if ((await unseen(desk.db, asked, ticket, ordered)).length > 0)
      return await foundStale(asked, ticket, ordered);
    const decision = decideAll(ticket, commands, actor, desk.clock());
    if (!decision.ok) return await objected(asked, ticket, refusalInWords(speech, decision.refusal));
    return await previewed(asked, letter, files, false);
  }
  // The light was on already; who does not see it is asked once more.
  const isToBeAsked = press.step === 'confirm' && !press.inputs.insist && wrongLanguage(asked) !== '';
  return isToBeAsked ? await previewed(asked, letter, files, true) : null;
}

/** @param insist it was shown before, with the light on */
async function previewed(
  asked: Asked,
  letter: Letter,
  attached: AttachedFile[],
  insist: boolean,
): Promise<PressAnswer> {
  const { desk, speech, words, press, action, ticket, operator, eyes } = asked;
  const files = await previewFiles(desk, speech, operator, press.platform, attached);
  const writing = { verb: action.verb, letter };
  const shown = seen(ticket, eyes('preview'));
  const preview = letterPreview(desk.letters, shown, writing, operator, press.inputs, speech, files);
  const draft = await saveDraft(desk.db, operator.id, press.inputs, desk.clock());
  const inputs = {
    draft,
    ...(insist ? { insist: 'yes' } : {}),
    // Chosen in the preview: what Teams does not send along was not chosen.
    ...(press.platform === 'teams' ? { uploads: '' } : {}),
  };
  const send = insist ? words.mail.wrongLanguage.sendAnyway : preview.send;
  const nowhere = whyUnwritable(ticket);
  const notice = nowhere ? words.author.unwritable[nowhere] : wrongLanguage(asked);
  return { kind: 'preview', preview: { ...preview, notice, send, inputs } };
}

/** What the draft is written in, where that is not what the customer is written to in. */
function wrongLanguage({ desk, words, press, ticket }: Asked): string {
  const drafted = desk.languageOf(press.inputs.text ?? '');
  if (drafted === null || drafted === ticket.language) return '';
  return words.mail.wrongLanguage.notice(words.language[drafted], words.language[ticket.language]);
}
