-- Working time, a second time: a table of windows for each set of terms, and what lies before each of them. Holidays by hand.
create table w_holiday (day date primary key);
insert into w_holiday select unnest(array[
  '2026-01-01', '2026-01-06', '2026-04-05', '2026-04-06', '2026-04-25', '2026-05-01', '2026-06-02', '2026-08-15', '2026-10-04',
  '2026-11-01', '2026-12-08', '2026-12-25', '2026-12-26', '2027-01-01', '2027-01-06', '2027-03-28', '2027-03-29',
  '2025-12-25', '2025-12-26', '2025-12-08', '2025-11-01']::date[]);

create table w_window (terms int, begins timestamptz, ends timestamptz, before numeric);
insert into w_window
select terms, begins, ends,
  coalesce(sum(extract(epoch from ends - begins)) over (partition by terms order by begins
    rows between unbounded preceding and 1 preceding), 0)
from (
  select terms, (d + hours.a) at time zone 'Europe/Rome' as begins, (d + hours.b) at time zone 'Europe/Rome' as ends
  from (values (0), (1)) as t (terms)
  cross join (select generate_series('2025-10-01'::date, '2027-03-31', '1 day')::date as d) as days
  cross join (values ('09:00'::time, '13:00'::time), ('14:30', '18:30')) as hours (a, b)
  where extract(isodow from d) < 6 and d not in (select day from w_holiday)
    and not (terms = 1 and d between '2026-08-10' and '2026-08-21')
) as all_windows;
create index on w_window (terms, begins);

create function w_before(of_terms int, at timestamptz) returns numeric language sql stable as $$
  select w.before + extract(epoch from least(at, w.ends) - w.begins)
  from w_window w where w.terms = of_terms and w.begins <= at order by w.begins desc limit 1
$$;

-- Seconds from one instant to another, without the breaks, which do not overlap.
create function w_worked(of_terms int, a timestamptz, b timestamptz, breaks tstzrange[]) returns numeric language sql stable as $$
  select case when b <= a then 0 else w_before(of_terms, b) - w_before(of_terms, a) - coalesce((
    select sum(w_before(of_terms, least(upper(p), b)) - w_before(of_terms, greatest(lower(p), a)))
    from unnest(breaks) as p where lower(p) < b and coalesce(upper(p), 'infinity') > a and not isempty(p)), 0) end
$$;

-- What is promised, in working seconds, by terms, company and priority.
create table w_promise (terms int, company text, priority int, claim int, resolve int);
insert into w_promise
select terms, company, p, case when terms = 1 and p = 3 then 6 else claim end * 3600,
  case when company = 'fast' and p = 3 then 1 else resolve end * 28800
from (values (0), (1)) as t (terms) cross join (values ('fast'), ('rossi'), ('')) as c (company)
cross join (values (1, 1, 1), (2, 4, 2), (3, 8, 5), (4, 16, 30)) as s (p, claim, resolve);

create function w_terms(at timestamptz) returns int language sql immutable as $$
  select case when at >= '2026-06-15 10:00:00+00' then 1 else 0 end
$$;

create function w_is_open(of_terms int, at timestamptz) returns boolean language sql stable as $$
  select exists (select from w_window where terms = of_terms and begins <= at and at < ends)
$$;
