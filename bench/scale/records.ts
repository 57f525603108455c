/**
 * What fills the tables of seals: each request's log was sealed once, and the mail that opened it; twenty requests an hour.
 * Their digests are those of nothing. And what searches showed, of which four requests each.
 *
 * @param facts the requests, by their number `n`
 */
export function recordRows(facts: string, first: number): Record<string, string> {
  const its = `1 + (n - ${first}) / 20`;
  return {
    seal: `
      insert into seal (number, at, previous, root, leaves, digest, key, signature)
      select n / 20, min(at), '', '', 40, '', '', '' from (select n - ${first} + 20 as n, at from ${facts}) as hours group by 1`,
    seal_leaf: `
      insert into seal_leaf (seal, position, kind, id, sequence, digest)
      select ${its}, (n - ${first}) % 20 * 2 + s, case when s = 0 then 'ticket' else 'mail' end, n, case when s = 0 then 2 else 1 end,
        sha256(n::text::bytea)
      from ${facts} cross join generate_series(0, 1) as s`,
    found_reading: `
      insert into found_reading (operator, tickets, origin, at)
      select (select min(id) from operator) + n % 20, array[n, n + 1, n + 2, n + 3], 'slack', at
      from ${facts} where n % 10 = 0`,
    leaf_salt: `
      insert into leaf_salt (kind, id, salt) select 'mail', n, sha256(n::text::bytea) from ${facts}`,
  };
}
