import { z } from 'zod';
import { termsOf } from '../../../desk/terms.ts';
import { referenceAtMost } from '../../../ticket/duties/reporting.ts';
import { type DutyStanding, dutiesOf, hasDuties, nextToDo } from '../../../ticket/duties/standing.ts';
import type { FormField, Option } from '../../card.ts';
import { instantInWords } from '../../say.ts';
import { dutyName } from '../../words/chapters/duties/names.ts';
import type { Filling } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';
import { isAlive, offered, primary } from '../offer.ts';
import { noting } from '../when/noting.ts';
import { pastFields, pastIn } from '../when/past.ts';
import { lawOf } from './law-of.ts';

const input = z.object({ which: z.string().default(''), about: z.string().default('') });
const undoing = 'undo:';

/** A duty was done: when, and by which number the authority knows it. What was recorded wrongly is mended in the same place. */
export const doDuty = noting({
  verb: 'do-duty',
  trial: null,
  said: words => words.actions.doDuty,
  offered: where => {
    if (where.on === 'call') return hasDuties(where.ticket.reporting) ? primary : null;
    return where.on === 'card' && isAlive(where.state) && where.duties.standing.length > 0 ? offered : null;
  },
  fields,
  commands: async (inputs, ordering) => {
    const { which, about } = input.parse(inputs);
    if (which.startsWith(undoing)) return [{ type: 'undo-duty', duty: which.slice(undoing.length) }];
    const moment = pastIn(inputs, ordering);
    if ('fault' in moment) return moment;
    const at = moment.at.toISOString();
    return [{ type: 'do-duty', duty: which, at, reference: about, ...lawOf(ordering.desk) }];
  },
});

/** What is due next is chosen already; what was done can be mended. */
function fields({ desk, speech, words, ticket, typed }: Filling): FormField[] {
  const said = words.actions.doDuty;
  const { policy, calendar } = termsOf(desk);
  const standings = dutiesOf(ticket.reporting, policy.duties, calendar.zone);
  const name = ({ duty }: DutyStanding) => dutyName(duty)[speech.language];
  const open = nextToDo(standings).map((standing): Option => {
    const { duty, due } = standing;
    if (due === null) return { value: duty.key, label: name(standing) };
    const at = instantInWords(speech, due);
    const label = due <= desk.clock() ? said.late(name(standing), at) : said.by(name(standing), at);
    return { value: duty.key, label };
  });
  const waiting = standings.flatMap((standing): Option[] =>
    standing.state === 'waits' ? [{ value: standing.duty.key, label: name(standing) }] : [],
  );
  const done = standings.flatMap((standing): Option[] =>
    standing.state === 'done'
      ? [
          { value: standing.duty.key, label: said.again(name(standing)) },
          { value: `${undoing}${standing.duty.key}`, label: said.undo(name(standing)) },
        ]
      : [],
  );
  const options = [...open, ...waiting, ...done];
  return [
    choiceField(
      'which',
      { label: said.which, placeholder: words.fields.choose },
      { required: true, value: open[0]?.value ?? '', options },
    ),
    ...pastFields(typed, { desk, speech, words }, said.at, []),
    lineField(
      'about',
      { label: said.reference, placeholder: said.referencePlaceholder },
      { required: false, maxLength: referenceAtMost, value: '' },
    ),
  ];
}
