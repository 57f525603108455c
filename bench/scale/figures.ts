/**
 * What was measured of each request, as ticket/reports/measure.ts would have it: four things that happened, and how it stood.
 *
 * @param facts what is so of the n-th request
 * @param operator who served it
 */
export function figuresRows(facts: string, operator: string, companies: number): Record<string, string> {
  const traits = `'bug', (1 + n % 4)::text, 'house-' || n % ${companies}, 'support@interzen.it',
    case when n % 9 = 0 then 'portal' else 'mail' end, case when n % 5 = 0 then 'en' else 'it' end`;
  const columns = 'category, priority, company, mailbox, channel, language';
  return {
    measured_fact: `
      insert into measured_fact (ticket, sequence, kind, at, operator, working, wall, judged, amount, ${columns})
      select n, s, (array['opened', 'claimed', 'answered', 'closed'])[s], at + s * interval '1 hour', ${operator},
        case when s > 1 then 600 + n % 997 * 41 end, case when s > 1 then 900 + n % 991 * 173 end,
        case when s in (2, 4) then case when n % 11 = 0 then 'broken' else 'kept' end end,
        case when s = 4 then 5 else 0 end, ${traits}
      from ${facts} cross join generate_series(1, 4) as s where s <= case when is_open then 2 else 4 end`,
    measured_standing: `
      insert into measured_standing (ticket, during, since, operator, waiting, unanswered, claim_late, resolve_late,
        ${columns})
      select n, tstzrange(at + (s - 1) * interval '1 hour',
          case when s = 1 then at + interval '1 hour' when is_open then null else at + interval '1 day' end),
        at, case when s = 2 then ${operator} end, s = 2 and is_waiting, s = 1, false, s = 2 and n % 11 = 0, ${traits}
      from ${facts} cross join generate_series(1, 2) as s`,
  };
}
