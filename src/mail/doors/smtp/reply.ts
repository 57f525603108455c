/** A refusal as smtp-server gives it: with its reply code (RFC 5321 4.2) and its enhanced status (RFC 3463) in the words. */
export function smtpReply(code: number, words: string): Error {
  return Object.assign(new Error(words), { responseCode: code });
}
