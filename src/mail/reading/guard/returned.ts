import { idsIn } from '../../message-id.ts';
import { headOf, quotedId, returnedTypes } from '../bounce/original.ts';
import { ownWords } from '../bounce/prose.ts';
import { reasonIn, statusIn } from '../bounce/status.ts';
import { plain } from '../plain.ts';
import { away, wish } from './away-words.ts';
import type { Check, Facts } from './facts.ts';
import { asks, bounceWords, evidence, greets, persons } from './report-words.ts';

/** What mail systems say, and gateways of whatever make; compared with `plain`. */
const failure =
  /did ?n[o']t reach|could ?n[o']t (be )?(deliver|send|reach)|not (be )?deliver|undeliver|delivery .{0,80}(fail|refused|error|impossible)|fail\w* .{0,30}deliver|has been (delayed|blocked|rejected|refused|returned|discarded|bounced)|was (blocked|rejected|refused|returned|discarded|bounced)|address rejected|(user|mailbox|account|recipient) .{0,60}(unknown|invalid|disabled|unavailable|full|suspended|not exist|n't exist|not found)|(unknown|invalid|no such) (user|mailbox|account|recipient|address)|non (e|sono) stat\w .{0,20}(consegnat|recapitat|inoltrat)|impossibile (consegn|recapit|invi)|(utente|indirizzo|casella|destinatario|account) .{0,60}(sconosciut|inesistent|non (esist|trovat|valid)|pien[ao]|disattiv|disabilit|sospes)|(sconosciut|inesistent)\w .{0,20}(utente|indirizzo|casella)|respint[oa]|rifiutat[oa]|mancat[oa] (recapito|consegna)|nicht zugestellt|unzustellbar|pas (pu )?etre (remis|distribue|delivre)|non (remis|distribue|delivre)|no (se )?(pudo|ha podido|puede) .{0,10}entreg|nao .{0,20}entreg|niet .{0,20}bezorgd|nie .{0,20}dostarcz/;
/** Who sends our letter along speaks to us. */
const speaks =
  /\b((vi|ti|le) (inoltr|rimand|gir|mand|alleg)\w*|in allegato|allego|please (see|find)|attached|(mi|ci) (dice|esce|appare|compare|risponde)|(ho|abbiamo) (ricevut|provat|mandat)\w*|(quando|se|appena) (entro|accedo|provo|apro|clicco|inserisco|stampo|mando|invio)|(when|if|as soon as) i|i (got|get|received|tried)|we (got|received|tried)|anbei|ci-joint|adjunto)\b/;

/** Our own letter, by its signed id, that came back with words of failure: a bounce, whoever it says to be from. */
export const returnedLetters: Check[] = [
  {
    kind: 'bounce',
    why: facts => {
      if (!bringsOurs(facts)) return null;
      const said = plain(ownWords(facts.written).slice(0, 3000));
      const isPersons = [asks, greets, persons, speaks, away, wish].some(words => words.test(said));
      return !isPersons && tellsOfFailure(`${plain(facts.subject)}\n${said}`)
        ? 'it brings one of our emails back, undelivered'
        : null;
    },
  },
];

function tellsOfFailure(said: string): boolean {
  return (
    [failure, bounceWords, evidence].some(words => words.test(said)) ||
    (statusIn(said) !== '' && reasonIn(said) !== '')
  );
}

function bringsOurs({ parts, text = '', context }: Facts): boolean {
  const isOurs = (header: string) => idsIn(header).some(id => context.isOwnMessageId(id));
  const brought = parts.filter(
    ({ mimeType }) =>
      returnedTypes.test(mimeType) || /^(text\/plain|application\/octet-stream)$/.test(mimeType),
  );
  return (
    brought.slice(0, 10).some(({ content }) => isOurs(headOf(startOf(content)).get('message-id'))) ||
    isOurs(quotedId(text.slice(0, 100_000)))
  );
}

function startOf(content: Facts['parts'][number]['content']): string {
  return typeof content === 'string'
    ? content.slice(0, 100_000)
    : new TextDecoder().decode(content.slice(0, 100_000));
}
