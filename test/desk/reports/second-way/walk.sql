-- What happened to each request, a second time: its raw log is walked event by event, and what counts is written down.
create table w_fact (ticket int, kind text, at timestamptz, operator int, working int, wall int, judged text, amount int,
  category text, priority text, company text, mailbox text, channel text, language text);
create table w_state (ticket int, begins timestamptz, ends timestamptz, since timestamptz, operator int);
create table w_ticket (ticket int primary key, opened timestamptz, claimed timestamptz, given_up timestamptz, answered timestamptz,
  promise_of int,
  company text, breaks tstzrange[], waits tstzrange[],
  category text, priority text, mailbox text, channel text, language text);

create function w_judged(promise text, of_terms int, t w_ticket, met timestamptz, breaks tstzrange[], added numeric) returns text
language plpgsql stable as $$
declare
  seconds numeric;
begin
  if t.promise_of is null then return null; end if;
  select case when promise = 'claim' then p.claim else p.resolve end into seconds from w_promise p
    where p.terms = of_terms and p.company = t.company and p.priority = t.promise_of;
  -- Kept: an instant before, less than was promised had passed.
  if met <= t.opened or w_worked(of_terms, t.opened, met - interval '1 ms', breaks) < seconds then return 'kept'; end if;
  if w_worked(of_terms, t.opened, met - interval '1 ms', breaks) < seconds + added then return 'extended'; end if;
  return 'broken';
end $$;

create procedure w_walk(number int) language plpgsql as $$
declare
  t w_ticket; e record; d jsonb; who int; taken_back int[]; undone int[]; had int; is_open boolean := true;
  waits_from timestamptz; asked boolean := false; quote int; since timestamptz; begins timestamptz;
  closed_from timestamptz; added jsonb := '{"claim": 0, "resolve": 0}'; was_told boolean := false; touches int := 0;
  last_at timestamptz; last_who int; backlog boolean; o jsonb; first_origin text; now_terms int; w int; m int; rated_before boolean;
  how text; bits int; breaks_now tstzrange[]; ends_at timestamptz; stays boolean;
begin
  select data, origin, at into e from ticket_event where ticket = number and sequence = 1;
  o := e.data; first_origin := e.origin;
  t.ticket := number; t.opened := e.at; t.breaks := '{}'; t.waits := '{}';
  backlog := (o ->> 'fromBacklog')::boolean;
  select coalesce(company, '') into t.company from ticket where ticket.number = w_walk.number;
  t.mailbox := o ->> 'mailbox';
  t.channel := case when o ? 'viaForm' or first_origin = 'api' then 'api' when o #> '{typed,from}' is not null and first_origin in ('slack', 'teams') then first_origin
    when o ? 'typed' then 'phone'
    when first_origin = 'portal' then 'portal' else 'mail' end;
  select coalesce((select data ->> 'language' from ticket_event where ticket = number and type = 'language-changed'
    order by sequence desc limit 1), o ->> 'language') into t.language;
  select coalesce((select data ->> 'category' from ticket_event where ticket = number
    and type in ('classified', 'quote-refused', 'quote-expired') and data ->> 'category' is not null
    order by sequence desc limit 1), '') into t.category;
  select coalesce((select data ->> 'priority' from ticket_event where ticket = number and type = 'classified'
    order by sequence desc limit 1), '') into t.priority;
  t.promise_of := case when backlog then null
    when t.category in ('bug', 'vulnerability') then coalesce(nullif(t.priority, ''), '3')::int
    when t.category <> '' then null
    -- Nobody has said what it is: as urgent as a rule proposes, where that cannot wait.
    when o #>> '{suggestion,priority}' in ('1', '2') and coalesce(o #>> '{suggestion,category}', 'bug') = 'bug'
      then (o #>> '{suggestion,priority}')::int
    else 3 end;
  select array_agg((data ->> 'letter')::int), array_agg((data ->> 'letter')::int) filter (where not data ? 'isPast')
    into taken_back, undone from ticket_event where ticket = number and type = 'letter-recalled';
  taken_back := coalesce(taken_back, '{}'); undone := coalesce(undone, '{}');
  since := t.opened; begins := t.opened;

  for e in select * from ticket_event where ticket = number order by sequence loop
    d := e.data; who := (e.actor ->> 'id')::int; now_terms := w_terms(e.at);
    -- A person wrote.
    if e.actor ->> 'kind' = 'operator' and not e.sequence = any(taken_back) and (
      e.type in ('replied', 'clarification-asked', 'quote-offered', 'closed')
      or e.type = 'wrote-outside' and (d ->> 'reached')::boolean
      or e.type = 'vouched' and (d ->> 'reached')::boolean and d ->> 'doing' = 'wrote') then
      touches := touches + 1;
      insert into w_fact values (number, 'answered',
        case when e.type in ('wrote-outside', 'vouched') then (d ->> 'arrivedAt')::timestamptz else e.at end,
        -- Who vouches for a letter need not have written it.
        case when e.type = 'vouched' then (d #>> '{operator,id}')::int else who end, null, null, null,
        case when jsonb_array_length(coalesce(d -> 'saved', '[]')) > 0 then 1 else 0 end);
    end if;

    case e.type
    when 'ticket-opened' then
      insert into w_fact values (number, 'opened', e.at);
      if (d ->> 'fromMachine')::boolean then insert into w_fact values (number, 'machine-mail', e.at); end if;
    when 'claimed', 'reassigned' then
      w := case when e.type = 'claimed' then who else (d #>> '{to,id}')::int end;
      if had is not null then insert into w_fact values (number, 'handed-over', e.at, had);
      elsif t.claimed is not null then insert into w_fact values (number, 'taken', e.at, w);
      else
        insert into w_fact values (number, 'claimed', e.at, w,
          case when not backlog then floor(w_worked(now_terms, t.opened, e.at, '{}')) end,
          case when not backlog then floor(extract(epoch from e.at - t.opened)) end,
          w_judged('claim', now_terms, t, e.at, '{}', (added ->> 'claim')::numeric));
      end if;
      t.claimed := coalesce(t.claimed, e.at);
    when 'released', 'withdrawn' then
      if had is not null then insert into w_fact values (number, 'handed-over', e.at, had); end if;
    when 'deadline-extended' then
      insert into w_fact values (number, 'extended', e.at, who);
      added := jsonb_set(added, array[d ->> 'promise'], to_jsonb((added ->> (d ->> 'promise'))::numeric
        + (d #>> '{by,amount}')::numeric * case d #>> '{by,unit}' when 'day' then 28800 else 3600 end));
    when 'message-received' then
      if (d ->> 'folded')::boolean then insert into w_fact values (number, 'folded', e.at); end if;
      if d ->> 'intent' = 'automatic' then insert into w_fact values (number, 'machine-mail', e.at); end if;
    when 'joined-incident' then insert into w_fact values (number, 'in-incident', e.at, had);
    when 'escalated', 'on-call-told', 'duty-called' then
      insert into w_fact values (number, 'called', e.at, had, null, null, null, case when w_is_open(now_terms, e.at) then 0 else 1 end);
    when 'work-noted' then
      select coalesce((select (c.data ->> 'minutes')::int from ticket_event c where c.ticket = number
        and c.type = 'work-corrected' and (c.data ->> 'entry')::int = e.sequence order by c.sequence desc limit 1),
        (d ->> 'minutes')::int) into m;
      if m > 0 then insert into w_fact values (number, 'worked', e.at, who, null, null, null, m); end if;
    when 'system-entered' then insert into w_fact values (number, 'entered', (d ->> 'from')::timestamptz, who, null, null, null, 0);
    when 'quote-offered' then
      if not e.sequence = any(taken_back) then
        insert into w_fact values (number, 'quote-offered', e.at, who, null, null, null, coalesce((d #>> '{price,minutes}')::int, 0));
      end if;
    when 'quote-accepted' then
      insert into w_fact select number, 'quote-accepted', e.at, had, null, null, null,
        coalesce((q.data #>> '{price,minutes}')::int, 0)
        from ticket_event q where q.ticket = number and q.type = 'quote-offered' and q.data ->> 'version' = d ->> 'version'
        and q.sequence < e.sequence order by q.sequence desc limit 1;
    when 'quote-refused', 'quote-expired' then insert into w_fact values (number, 'quote-refused', e.at, had);
    when 'reopened' then insert into w_fact values (number, 'reopened', e.at, had);
    when 'merged' then insert into w_fact values (number, 'merged', e.at, had);
    when 'rated' then
      if not is_open and last_at is not null then
        delete from w_fact f where f.ticket = number and f.kind = 'rated' and f.at >= last_at;
        insert into w_fact values (number, 'rated', e.at, last_who, null, null, null, case when d ->> 'verdict' = 'up' then 1 else 0 end);
        update w_fact f set amount = f.amount | 8 where f.ticket = number and f.kind = 'closed' and f.at = last_at;
      end if;
    else null;
    end case;

    -- Whether the customer is waited for.
    ends_at := null;
    if e.type in ('clarification-asked', 'quote-offered') then
      if e.type = 'clarification-asked' then asked := true;
      else asked := waits_from is not null and asked; quote := (d ->> 'version')::int; end if;
      waits_from := coalesce(waits_from, e.at);
    elsif e.type = 'message-received' and (d ->> 'endsWaiting')::boolean then
      if quote is not null then asked := false; else ends_at := greatest(waits_from, (d ->> 'arrivedAt')::timestamptz); end if;
    -- What another request brought is of the customer: it is an answer, too.
    elsif e.type = 'absorbed' and waits_from is not null then
      asked := false;
      if quote is null then ends_at := e.at; end if;
    elsif e.type in ('quote-accepted', 'quote-refused', 'quote-expired', 'quote-withdrawn') then
      quote := null;
      if not asked then ends_at := e.at; end if;
    elsif e.type = 'letter-recalled' and not d ? 'isPast' then
      if d ->> 'what' = 'clarification-asked' and waits_from is not null then
        asked := false;
        if quote is null then ends_at := e.at; end if;
      elsif d ->> 'what' = 'quote-offered' and quote is not null then
        quote := null;
        if not asked then ends_at := e.at; end if;
      end if;
    elsif e.type in ('closed', 'merged') then quote := null; ends_at := e.at;
    end if;
    if ends_at is not null and waits_from is not null then
      t.breaks := t.breaks || tstzrange(waits_from, greatest(waits_from, ends_at));
      t.waits := t.waits || tstzrange(waits_from, greatest(waits_from, ends_at));
      waits_from := null;
    end if;

    -- Whether it is open, and whose.
    stays := is_open;
    w := case when e.type = 'claimed' then who when e.type = 'reassigned' then (d #>> '{to,id}')::int
      when e.type in ('released', 'withdrawn') then null else had end;
    if e.type in ('closed', 'merged') then is_open := false;
    elsif e.type = 'reopened' then is_open := true; since := e.at;
    elsif e.type = 'letter-recalled' and d ->> 'what' = 'closed' and not d ? 'isPast' then is_open := true;
    end if;
    if stays and (not is_open or w is distinct from had) then
      insert into w_state values (number, begins, e.at, since, had);
      begins := e.at;
    end if;
    if is_open and not stays then begins := e.at; t.breaks := t.breaks || tstzrange(closed_from, e.at); end if;
    if e.type in ('closed', 'merged') then closed_from := e.at; end if;

    -- A closing that stood.
    if e.type = 'closed' and not e.sequence = any(undone) then
      bits := case when e.actor ->> 'kind' = 'operator' then 1 + case when touches = 1 then 2 else 0 end else 0 end
        + case when e.actor ->> 'kind' <> 'desk' and not (o ->> 'fromMachine')::boolean and not backlog then 4 else 0 end;
      insert into w_fact values (number, 'closed', e.at, coalesce(who, had),
        case when not backlog then floor(w_worked(now_terms, t.opened, e.at, t.breaks)) end,
        case when not backlog then floor(extract(epoch from e.at - t.opened)) end,
        w_judged('resolve', now_terms, t, e.at, t.breaks, (added ->> 'resolve')::numeric), bits);
      last_at := e.at; last_who := coalesce(who, had);
    end if;
    -- It ended: what nobody had kept by then is broken, also where it goes on in another.
    if e.type = 'merged' and stays then
      how := w_judged('resolve', now_terms, t, e.at, t.breaks, (added ->> 'resolve')::numeric);
      if how in ('broken', 'extended') then
        insert into w_fact values (number, 'unresolved', e.at, null, null, null, how);
      end if;
    end if;
    if e.type = 'merged' and stays or e.type = 'closed' and not e.sequence = any(undone) then
      if not was_told and not exists (select from ticket_event c where c.ticket = number and c.type in ('claimed', 'reassigned')) then
        how := w_judged('claim', now_terms, t, e.at, '{}', (added ->> 'claim')::numeric);
        if how in ('broken', 'extended') then
          insert into w_fact values (number, 'unclaimed', e.at, null, null, null, how);
          was_told := true; t.given_up := e.at;
        end if;
      end if;
    end if;
    had := w;
  end loop;

  if is_open then insert into w_state values (number, begins, 'infinity', since, had); end if;
  if waits_from is not null then
    t.waits := t.waits || tstzrange(waits_from, 'infinity');
    t.breaks := t.breaks || tstzrange(waits_from, 'infinity');
  end if;
  -- The first answer is measured.
  select min(at) into t.answered from w_fact where ticket = number and kind = 'answered';
  if not backlog then
    update w_fact set wall = floor(extract(epoch from greatest(at, t.opened) - t.opened)),
      working = floor(w_worked(w_terms(at), t.opened, greatest(at, t.opened), '{}'))
    where ctid = (select ctid from w_fact where ticket = number and kind = 'answered' and at = t.answered limit 1);
  end if;
  update w_fact set operator = had where ticket = number and kind = 'opened';
  update w_fact set category = t.category, priority = t.priority, company = t.company, mailbox = t.mailbox,
    channel = t.channel, language = t.language where ticket = number;
  insert into w_ticket values (t.*);
end $$;
