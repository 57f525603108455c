/** What says yes to an offer, and what says no. Small letters, without accents. */
const no =
  /\b(?:non|not|don'?t|cannot|can'?t|won'?t|neither|senza) (?:\w+ ){0,2}(?:accett|accept|approv|conferm|confirm|proced|proceed|autorizz|agree)|\b(?:rifiut|respin|declin|reject|refus)\w*|\bno,? (?:grazie|thanks|thank you)\b|\bnon (?:ci |mi )?interessa|\bnot interested\b|\btroppo (?:caro|costos)|\btoo expensive\b/;
const yes =
  /\b(?:accett|approv|autorizz|conferm)(?:o|iamo|a|ano|ato|ata|azione|ate)\b|\b(?:i|we) (?:hereby )?(?:accept|approve|agree|confirm)\b|\b(?:accepted|approved|agreed|confirmed)\b|\b(?:procedete|procedi|proceda|procediamo) pure\b|\b(?:potete|puoi|puo) procedere\b|\bok[, ]+(?:al preventivo|procedete|procediamo|proceda|procedere|go ahead|proceed|to the quote)\b|\bvia libera\b|\bgo ahead\b|\bplease proceed\b/;

/**
 * What a mail seems to answer to a quote, by its words. It is shown to the operator, and nothing follows of it by itself: what
 * says both, or neither, says nothing. Pure.
 */
export function meantToQuote(text: string): 'yes' | 'no' | null {
  const words = text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('’', "'")
    .toLowerCase()
    .replace(/\s+/g, ' ');
  if (no.test(words)) return 'no';
  // A question accepts nothing: "accettate pagamenti a 60 giorni?"
  return yes.test(words) && !words.includes('?') ? 'yes' : null;
}
