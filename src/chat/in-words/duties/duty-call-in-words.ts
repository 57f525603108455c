import type { DutyCallingEvent } from '../../../ticket/duties/calling.ts';
import { instantInWords } from '../../say.ts';
import { dutyNamed } from '../../words/chapters/duties/names.ts';
import { wordsIn } from '../../words/words.ts';
import type { Moment } from '../moment.ts';

/** "CRA early warning (vulnerability) by Wed 25 Nov, 10:30 (in 2 h) · Regulation (EU) 2024/2847, Art. 14(2)(a)" */
export function dutyCallInWords(
  { duty: key, due }: DutyCallingEvent,
  { terms, speech, now }: Moment,
): string {
  const words = wordsIn(speech.language);
  const { dutyCalls } = words.clock;
  const name = dutyNamed(key)[speech.language];
  const known = terms.policy.duties.find(duty => duty.key === key);
  const source = known?.source[speech.language] ?? '';
  if (due === null) return dutyCalls.withoutTerm(name, source);
  const at = new Date(due);
  const said = instantInWords(speech, at);
  if (at <= now) return dutyCalls.late(name, said, source);
  const minutes = Math.floor((at.getTime() - now.getTime()) / 60_000);
  const left = words.duration(
    Math.floor(minutes / 1440),
    Math.floor((minutes % 1440) / 60),
    minutes >= 1440 ? 0 : minutes % 60,
  );
  return dutyCalls.by(name, said, left, source);
}
