import { readableLine } from '../../../chat/readable.ts';
import { instantInWords, type Speech } from '../../../chat/say.ts';
import type { Reading } from '../../../store/portal/reading.ts';
import type { PortalSettings } from '../portal.ts';
import { readingWords } from '../words/readings.ts';

/** Who read, or was in their system, as a customer reads of it: operators by name only where desk.yaml says so (service rules, 20). */
export function readingsInWords(
  readings: Reading[],
  speech: Speech,
  { namesOperators }: Pick<PortalSettings, 'namesOperators'>,
) {
  const said = readingWords[speech.language];
  return readings.map(({ ticket, happened, what, by, name, purpose }) => ({
    at: instantInWords(speech, happened),
    who: ((namesOperators || by === 'colleague') && readableLine(name, 80)) || said.by[by],
    what: purpose ? said.whyEntered(said.whats[what], readableLine(purpose, 300)) : said.whats[what],
    href: `/portal/requests/${ticket}`,
    why: said.forRequest(`#${ticket}`),
  }));
}
