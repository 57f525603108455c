import type { Desk } from '../../../desk/desk.ts';
import { decideQuarantined, type Verdict } from '../../../desk/intake/quarantine.ts';
import type { Language, Operator } from '../../../ticket/words.ts';
import type { FormView, LineButton, PressAnswer } from '../../card.ts';
import type { ButtonPress, QuarantineVerb } from '../../press/button-press.ts';
import type { Speech } from '../../say.ts';
import { wordsIn } from '../../words/words.ts';

/** On the admins' card of an unreadable mail: what can become of it. */
export function quarantineButtons(mail: number, nonce: string, language: Language): LineButton[] {
  const { quarantine } = wordsIn(language).mail;
  const button = (verb: QuarantineVerb, label: string) => ({
    label,
    verb,
    number: mail,
    nonce,
    version: 0,
  });
  return [
    button('import-mail', quarantine.import),
    button('attach-mail', quarantine.attach),
    button('discard-mail', quarantine.discard),
  ];
}

/** Presses on it; the mail's id travels where a ticket's number does otherwise. */
export async function answerQuarantinePress(
  desk: Desk,
  speech: Speech,
  press: ButtonPress & { verb: QuarantineVerb },
  operator: Operator,
): Promise<PressAnswer> {
  const { quarantine, relate } = wordsIn(speech.language).mail;
  if (operator.role === 'operator') return { kind: 'told', line: quarantine.managersOnly };
  const number = Number(/^#?(\d{1,9})$/.exec((press.inputs.number ?? '').trim())?.[1] ?? 0);
  if (press.verb === 'attach-mail' && (press.step !== 'submit' || number === 0))
    return { kind: 'form', form: form(press, speech, press.step === 'submit' ? relate.noNumber : '') };

  const verdicts: Record<QuarantineVerb, Verdict> = {
    'import-mail': { to: 'import' },
    'attach-mail': { to: 'attach', ticket: number },
    'discard-mail': { to: 'discard' },
  };
  const decided = await decideQuarantined(
    desk,
    { id: press.ticket, nonce: press.nonce },
    verdicts[press.verb],
    {
      operator,
      origin: press.platform,
      subject: quarantine.openedAbout,
      language: speech.language,
    },
  );
  if (!decided.ok)
    return decided.reason === 'settled'
      ? { kind: 'told', line: quarantine.settled }
      : { kind: 'form', form: form(press, speech, relate.noNumber) };
  const token = `#${decided.ticket}`;
  const lines = {
    'import-mail': quarantine.imported(token),
    'attach-mail': quarantine.attached(token),
    'discard-mail': quarantine.discarded,
  };
  return { kind: 'told', line: lines[press.verb] };
}

function form(press: ButtonPress, speech: Speech, notice: string): FormView {
  const words = wordsIn(speech.language);
  const said = words.mail.quarantine.form;
  return {
    verb: 'attach-mail',
    ticket: press.ticket,
    nonce: press.nonce,
    version: 0,
    language: speech.language,
    title: said.title,
    about: '',
    intro: said.intro,
    notice,
    fields: [
      {
        id: 'number',
        kind: 'text',
        multiline: false,
        label: said.number,
        placeholder: words.mail.relate.numberPlaceholder,
        required: true,
        maxLength: 10,
        value: press.inputs.number ?? '',
      },
    ],
    submit: said.submit,
    cancel: words.cancel,
  };
}
