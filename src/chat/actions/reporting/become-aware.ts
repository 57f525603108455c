import { z } from 'zod';
import { type DutyKind, dutyKinds, kindsOf } from '../../../ticket/duties/regime.ts';
import { referenceAtMost } from '../../../ticket/duties/reporting.ts';
import type { FormField, Option } from '../../card.ts';
import { instantInWords } from '../../say.ts';
import type { Filling } from '../action.ts';
import { choiceField, lineField } from '../fields.ts';
import { isAlive, offered } from '../offer.ts';
import { noting } from '../when/noting.ts';
import { pastFields, pastIn } from '../when/past.ts';
import { lawOf } from './law-of.ts';

const kind = z.enum(dutyKinds);
const input = z.object({ which: z.string().default(''), about: z.string().default('') });
const dropping = 'drop:';

/**
 * Something has happened that the law wants reported: the terms run from when it became known. Those few who see the request say
 * so; chosen once more, the instant is mended, or it is taken back.
 */
export const becomeAware = noting({
  verb: 'become-aware',
  trial: null,
  said: words => words.actions.becomeAware,
  offered: where =>
    where.on === 'card' && isAlive(where.state) && where.ticket.restricted && where.duties.kinds.length > 0
      ? offered
      : null,
  fields,
  commands: async (inputs, ordering) => {
    const { desk, words } = ordering;
    const { which, about } = input.parse(inputs);
    const dropped = kind.safeParse(which.startsWith(dropping) ? which.slice(dropping.length) : '');
    if (dropped.success) return [{ type: 'drop-duties', kind: dropped.data, reason: about }];
    const chosen = kind.safeParse(which);
    if (!chosen.success) return { fault: words.badInput };
    const moment = pastIn(inputs, ordering);
    if ('fault' in moment) return moment;
    const since = moment.at.toISOString();
    return [{ type: 'become-aware', kind: chosen.data, since, ...lawOf(desk) }];
  },
});

function fields({ desk, speech, words, ticket, typed }: Filling): FormField[] {
  const said = words.actions.becomeAware;
  const aware = ticket.reporting?.aware ?? {};
  const since = (of: DutyKind): number | null => aware[of] ?? null;
  const name = (of: DutyKind) => words.dutyKinds[of];
  const options = kindsOf(desk.policy.duties).map((of): Option => {
    const at = since(of);
    const label = at === null ? name(of) : said.knownSince(name(of), instantInWords(speech, new Date(at)));
    return { value: of, label };
  });
  const drops = dutyKinds
    .filter(of => since(of) !== null)
    .map((of): Option => ({ value: `${dropping}${of}`, label: said.drop(name(of)) }));
  const arrival = {
    value: ticket.openedAt.toISOString(),
    label: said.arrival(instantInWords(speech, ticket.openedAt)),
  };
  return [
    choiceField(
      'which',
      { label: said.what, placeholder: words.fields.choose },
      { required: true, value: '', options: [...options, ...drops] },
    ),
    ...pastFields(typed, { desk, speech, words }, said.since, [arrival]),
    ...(drops.length > 0
      ? [
          lineField(
            'about',
            { label: said.reason, placeholder: said.reasonPlaceholder },
            { required: false, maxLength: referenceAtMost, value: '' },
          ),
        ]
      : []),
  ];
}
