import { plain } from '../plain.ts';

/** What answers put before a subject, and programs that tell of an absence: "Risposta automatica: Re: …". */
const prefixes = /^(\s{0,3}[\p{L}'’. -]{1,40}(\[\d{1,3}\])?\s?[:：]){1,6}\s*/u;
const token = /\[#\d{1,9}\]/;
const answering = /^\s*(re|r|aw|sv|rif|antw|odp|res|ref|fwd?|wg|tr|rv|vs|vb)\s*:/i;

const quotation =
  /"([^"\n]{1,300})"|“([^”\n]{1,300})”|„([^“”\n]{1,300})[“”]|«([^»\n]{1,300})»|‘([^’\n]{1,300})’|(?<![\p{L}\d])'([^'\n]{1,300})'(?![\p{L}\d])|‹([^›\n]{1,300})›|「([^」\n]{1,300})」|<([^<>@\n]{1,300})>/gu;
/** Whoever says which mail he speaks of names it next. */
const ofAMail =
  /(messaggio|mail|e-?mail|messagg\p{L}|richiesta|oggetto|message|subject|request|nachricht|anfrage|betreff|courriel|objet|demande|mensaje|correo|asunto|mensagem|assunto|bericht|onderwerp|wiadomo\p{L}+|temat|meddelande|besked|ämne|emne)[\s,:(-]{1,4}(\p{L}{1,10}\s){0,4}$/iu;
const subjectLine =
  /^[ \t>*]{0,20}(oggetto|subject|betreff|objet|sujet|asunto|assunto|onderwerp|temat|ämne|emne|tema|in risposta a|in reply to|in response to|als antwort auf|en réponse à|en respuesta a|rif|ref|re|r)\b[^:\n]{0,40}[:：].*$/gimu;
const namedByToken = /[^\n"“”«»]{0,200}\[#\d{1,9}\]/g;
const subjectAtMost = 300;

/**
 * What somebody wrote without our own subject where he repeats it: "Errore di stampa" in an answer to it is the trouble of
 * which we wrote, not his. Quoted, on a line of its own, or as it stands in the answer's subject.
 *
 * @param text so much of it as is judged: it is searched for many forms
 */
export function withoutOurSubject(text: string, subject: string): string {
  const core = coreOf(subject);
  const repeats = (said: string) => {
    if (token.test(said) || answering.test(said)) return true;
    const other = coreOf(said);
    return other.length > 2 && core.length > 2 && (core.includes(other) || other.includes(core));
  };
  const unquoted = text
    .replace(quotation, (whole, ...parts: unknown[]) => {
      const said = parts.slice(0, 9).find((part): part is string => typeof part === 'string') ?? '';
      const at = parts.find((part): part is number => typeof part === 'number') ?? 0;
      return repeats(said) || ofAMail.test(text.slice(Math.max(0, at - 60), at)) ? ' ' : whole;
    })
    .replace(subjectLine, line => (repeats(line.replace(/^[^:：]*[:：]/, '')) ? ' ' : line))
    .replace(namedByToken, said =>
      said.replace(/(?<![\p{L}])(re|r|aw|sv|rif)\s*:.*$/iu, '').replace(token, ''),
    );
  // Of his own subject ("Fuori sede") the text may well speak.
  return token.test(subject) || /[:：]/.test(subject.slice(0, subjectAtMost))
    ? withoutCore(unquoted, core)
    : unquoted;
}

/** The subject's own words, as they are compared. */
function coreOf(subject: string): string {
  return plain(subject.slice(0, subjectAtMost).replace(token, ' ').replace(prefixes, ''));
}

/** A few words may stand anywhere by chance; more do not. */
function withoutCore(text: string, core: string): string {
  if (core.length < 8) return text;
  return text
    .split('\n')
    .map(line => (plain(line).includes(core) ? plain(line).replaceAll(core, ' ') : line))
    .join('\n');
}
