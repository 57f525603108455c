-- The figures of a span, a second time. $1, $2: its instants; $3: of which requests, as JSON; "figure" and what it is.
with f as (
  select * from w_fact where at >= $1::timestamptz and at < $2::timestamptz
    and to_jsonb(w_fact) || jsonb_build_object('operator', coalesce(operator::text, '')) @> $3::text::jsonb
), s as (
  select w_state.*, t.opened, coalesce(t.claimed, t.given_up) as claimed, t.answered, t.promise_of, t.waits, t.breaks,
    w_terms($2::timestamptz) as terms, p.claim, p.resolve
  from w_state join w_ticket t using (ticket)
  left join w_promise p on p.terms = w_terms($2::timestamptz) and p.company = t.company and p.priority = t.promise_of
  where begins <= $2::timestamptz and $2::timestamptz < ends
    and to_jsonb(t) || jsonb_build_object('operator', coalesce(w_state.operator::text, '')) @> $3::text::jsonb
), stood as (
  select floor(extract(epoch from $2::timestamptz - since)) as age,
    $2::timestamptz < coalesce(answered, 'infinity') as unanswered,
    exists (select from unnest(waits) as w where w @> $2::timestamptz) as waiting,
    coalesce($2::timestamptz < coalesce(claimed, 'infinity') and w_worked(terms, opened, $2::timestamptz, '{}') >= claim, false) as claim_late,
    coalesce(w_worked(terms, opened, $2::timestamptz, breaks) >= resolve, false) as resolve_late
  from s
), n as (
  select
    count(*) filter (where kind = 'claimed' and judged = 'kept') as claim_kept,
    count(*) filter (where kind in ('claimed', 'unclaimed') and judged in ('broken', 'extended')) as claim_broken,
    count(*) filter (where kind = 'closed' and judged = 'kept') as resolve_kept,
    count(*) filter (where kind in ('closed', 'unresolved') and judged in ('broken', 'extended')) as resolve_broken
  from f
), open_now as (
  select count(*) as all, count(*) filter (where unanswered) as unanswered, count(*) filter (where claim_late) as claim_late,
    count(*) filter (where resolve_late) as resolve_late, count(*) filter (where waiting and not resolve_late) as waiting
  from stood
), times as (
  select kind, count(working) as of, percentile_disc(0.5) within group (order by working) as m,
    percentile_disc(0.9) within group (order by working) as n, percentile_disc(0.5) within group (order by wall) as mw,
    percentile_disc(0.9) within group (order by wall) as nw
  from f where working is not null group by kind
), named (kind, name) as (values ('answered', 'response'), ('claimed', 'claim'), ('closed', 'resolve'))
select 'opened' as figure, count(*) filter (where kind = 'opened') as value, null::bigint as part, null::bigint as of from f
union all select 'closed', count(*) filter (where kind = 'closed'), null, null from f
union all select 'merged', count(*) filter (where kind = 'merged'), null, null from f
union all select 'reopened', count(*) filter (where kind = 'reopened'), null, null from f
union all select 'backlog', "all", null, null from open_now
union all select 'backlogAgeMedian', percentile_disc(0.5) within group (order by age)::bigint, null, count(*) from stood
union all select 'backlogAgeOldest', max(age)::bigint, null, count(*) from stood
union all select 'responded', count(*) filter (where kind = 'answered' and wall is not null), null, null from f
union all select 'unanswered', unanswered, null, null from open_now
union all select name || 'Median', m, null, coalesce(of, 0) from named left join times using (kind)
union all select name || 'Ninth', n, null, coalesce(of, 0) from named left join times using (kind)
union all select name || 'MedianWall', mw, null, coalesce(of, 0) from named left join times using (kind)
union all select name || 'NinthWall', nw, null, coalesce(of, 0) from named left join times using (kind)
union all select 'claimShare', null, claim_kept, claim_kept + claim_broken + claim_late from n, open_now
union all select 'claimKept', claim_kept, null, null from n
union all select 'claimBroken', claim_broken, null, null from n
union all select 'claimOpenBroken', claim_late, null, null from open_now
union all select 'resolveShare', null, resolve_kept, resolve_kept + resolve_broken + resolve_late from n, open_now
union all select 'resolveKept', resolve_kept, null, null from n
union all select 'resolveBroken', resolve_broken, null, null from n
union all select 'resolveOpenBroken', resolve_late, null, null from open_now
union all select 'resolvePaused', waiting, null, null from open_now
union all select 'extensions', count(*) filter (where kind = 'extended'), null, null from f
union all select 'keptByExtension', count(*) filter (where kind in ('claimed', 'closed') and judged = 'extended'), null, null from f
union all select 'touches', count(*) filter (where kind = 'answered'), null, null from f
union all select 'oneTouchShare', null, count(*) filter (where kind = 'closed' and amount & 2 > 0),
  count(*) filter (where kind = 'closed' and amount & 1 > 0) from f
union all select 'savedReplyShare', null, count(*) filter (where kind = 'answered' and amount = 1), count(*) filter (where kind = 'answered') from f
union all select 'ratedUpShare', null, count(*) filter (where kind = 'rated' and amount = 1), count(*) filter (where kind = 'rated') from f
union all select 'ratingAnswers', null, count(*) filter (where kind = 'closed' and amount & 12 = 12),
  count(*) filter (where kind = 'closed' and amount & 4 > 0) from f
union all select 'folded', count(*) filter (where kind = 'folded'), null, null from f
union all select 'inIncidents', count(*) filter (where kind = 'in-incident'), null, null from f
union all select 'machineMail', count(*) filter (where kind = 'machine-mail'), null, null from f
union all select 'claims', count(*) filter (where kind in ('claimed', 'taken')), null, null from f
union all select 'handOvers', count(*) filter (where kind = 'handed-over'), null, null from f
union all select 'calls', count(*) filter (where kind = 'called'), null, null from f
union all select 'callsOutsideHours', count(*) filter (where kind = 'called' and amount = 1), null, null from f
union all select 'workMinutes', coalesce(sum(amount) filter (where kind = 'worked'), 0), null, null from f
union all select 'quotesOffered', count(*) filter (where kind = 'quote-offered'), null, null from f
union all select 'quotesAccepted', count(*) filter (where kind = 'quote-accepted'), null, null from f
union all select 'quotesRefused', count(*) filter (where kind = 'quote-refused'), null, null from f
union all select 'quotedMinutes', coalesce(sum(amount) filter (where kind = 'quote-offered'), 0), null, null from f
union all select 'acceptedMinutes', coalesce(sum(amount) filter (where kind = 'quote-accepted'), 0), null, null from f
union all select 'entries', count(*) filter (where kind = 'entered'), null, null from f
