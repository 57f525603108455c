const thanks =
  /\b(grazie|ringrazi\w*|perfetto|ottimo|risolto|tutto (ok|bene|a posto)|gentilissim\w+|thanks|thank you|thx|perfect|great|solved|works( fine)?( now)?|all good|much appreciated)\b/i;

/** Words that make more of it than thanks. */
const butMore =
  /\b(ma|però|pero|tuttavia|invece|ancora|purtroppo|inoltre|altr[oaie]|non|but|however|still|again|unfortunately|also|another|not|doesn|isn|can you|could you|potete|potreste|riuscite)\b/i;

/** Thanks are short; in a longer text there is something to read. */
const longest = 200;

/** "Grazie mille, risolto!": nothing to answer, nothing to reopen. */
export function isThanks(text: string): boolean {
  const words = text.trim();
  return (
    words.length > 0 &&
    words.length <= longest &&
    thanks.test(words) &&
    !words.includes('?') &&
    !butMore.test(words)
  );
}
