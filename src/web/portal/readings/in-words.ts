import { readableLine } from '../../../chat/readable.ts';
import { instantInWords, type Speech } from '../../../chat/say.ts';
import type { Reading } from '../../../store/portal/readings.ts';
import type { PortalSettings } from '../portal.ts';
import { readingWords } from '../words/readings.ts';

/** Who read, as a customer reads of it: by name only where desk.yaml says so (service rules, 20). */
export function readingsInWords(
  readings: Reading[],
  speech: Speech,
  { namesOperators }: Pick<PortalSettings, 'namesOperators'>,
) {
  const said = readingWords[speech.language];
  return readings.map(({ ticket, at, what, name }) => ({
    at: instantInWords(speech, at),
    who: (namesOperators && readableLine(name, 80)) || said.operator,
    what: said.whats[what],
    href: `/portal/requests/${ticket}`,
    why: said.forRequest(`#${ticket}`),
  }));
}
