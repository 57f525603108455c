/** Who follows their requests online, and what they did lately. @param facts the requests that are filled in, by `n` and `at` */
export function portalRows(facts: string): Record<string, string> {
  const lately = "now() - n % 120 * interval '5 minutes'";
  const address = "'p' || n || '@cliente.example'";
  return {
    portal_access: `
      insert into portal_access (address, name, language, company, granted_at)
      select ${address}, 'Paolo Neri', 'it', case when n % 400 = 0 then 'acme' end, at from ${facts} where n % 20 = 0`,
    portal_wish: `
      insert into portal_wish (nonce, address, name, language, way, asked_at, state, decided_at)
      select substr(md5(n::text), 1, 12), ${address}, 'Paolo Neri', 'it', 'page', at, 'granted', at
      from ${facts} where n % 20 = 0`,
    portal_code: `
      insert into portal_code (nonce, address, browser, ticket, language, network, asked_at, ends_at, used_at)
      select md5(n::text), ${address}, md5((n / 2)::text), null, 'it', '192.0.2.' || n % 200, ${lately},
        ${lately} + interval '10 minutes', case when n % 3 > 0 then ${lately} end
      from ${facts} where n % 20 = 0`,
    portal_passkey: `
      insert into portal_passkey (id, address, public_key, counter, transports, name, added_at)
      select md5(n::text), ${address}, 'key', 0, '[]', 'Portatile', at from ${facts} where n % 40 = 0`,
    portal_challenge: `
      insert into portal_challenge (browser, challenge, ends_at)
      select md5(n::text), md5(n::text), ${lately} from ${facts} where n % 40 = 0`,
    portal_session: `
      insert into portal_session (id, address, ticket, agent, started_at, seen_at, ends_at)
      select md5(n::text), ${address}, null, 'Firefox', ${lately}, ${lately}, ${lately} + interval '12 hours'
      from ${facts} where n % 20 = 0`,
  };
}
