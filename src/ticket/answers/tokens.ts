/** What nobody would type: keys and tokens, known by how they begin or by how little they are like words. */

/** RFC 7468; one without its end reaches to the text's. */
const pem = /-----BEGIN [A-Z0-9 ]{3,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{3,40}-----|$)/gu;
/** As those who give them out begin them, that what was lost is found: OpenAI, Stripe, GitHub, GitLab, Slack, AWS, Google, npm; and RFC 7519. */
const begunSo =
  /(?<![\p{L}\p{N}])(?:sk|pk|rk)[-_](?:[a-z]+[-_])?[\w-]{12,}|(?<![\p{L}\p{N}])(?:gh[oprsu]_|github_pat_|glpat-|xox[abeoprs]-|xapp-|npm_|AKIA|ASIA|AIza|ya29\.|eyJ)[\w.~+/=-]{8,}/gu;
const run = /(?<![\p{L}\p{N}@.])[A-Za-z0-9][A-Za-z0-9_+/=~-]{14,}[A-Za-z0-9=]/gu;
const uuid =
  /(?<![\p{L}\p{N}-])\{?[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\}?(?![\p{L}\p{N}-])/giu;

/** In words, in names of files and in models letters and figures stand together, each among their own; chance mixes them. */
const mixedFrom = 0.28;
const figuresAtLeast = 2;

/** The text without them. */
export function withoutTokens(text: string, said: { secret: string; code: string }): string {
  return text
    .replace(pem, said.secret)
    .replace(begunSo, said.secret)
    .replace(uuid, said.code)
    .replace(run, found => (isChance(found) ? said.secret : found));
}

/** Whether the kinds of its signs change too often for anything that was named. */
function isChance(text: string): boolean {
  const bare = text.replace(/[^A-Za-z0-9]/g, '');
  if (!/[A-Za-z]/.test(bare) || bare.replace(/\D/g, '').length < figuresAtLeast) return false;
  const kinds = [...bare].map(kindOf);
  // A capital before small letters begins a word.
  const changes = kinds.filter((kind, at) => {
    const before = kinds[at - 1];
    return before !== undefined && before !== kind && !(before === 'capital' && kind === 'small');
  });
  return changes.length / bare.length >= mixedFrom;
}

function kindOf(sign: string): 'figure' | 'capital' | 'small' {
  if (/\d/.test(sign)) return 'figure';
  return /[A-Z]/.test(sign) ? 'capital' : 'small';
}
