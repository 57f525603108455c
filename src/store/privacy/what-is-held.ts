/**
 * Whose what is in a column is.
 * - `nothing`: ids, kinds, keys of ours, digests, settings: nobody's
 * - `house`: names and words of those who work here, and addresses of the house
 * - `person`: who a customer is: name, address, network
 * - `words`: what customers wrote, what was written to them or about them, and their files
 */
type Holds = 'nothing' | 'house' | 'person' | 'words';

/**
 * What becomes of it when somebody is erased.
 * - `stays`: it says nothing of them, or the law keeps it
 * - `emptied`: the row stays, it does not
 * - `replaced`: something else stands in their place
 * - `deleted`: the row goes
 * - `follows`: a trigger makes it of what is erased
 * - `passes`: it goes by itself within days
 */
type OnErasure = 'stays' | 'emptied' | 'replaced' | 'deleted' | 'follows' | 'passes';

/** How somebody gets it who asks for what is held of them. `no`: it is not theirs, or stands elsewhere in it. */
type OnExport = 'yes' | 'no';

export type Held = readonly [holds: Holds, onErasure: OnErasure, onExport: OnExport];

const ours = ['nothing', 'stays', 'no'] as const;
const house = ['house', 'stays', 'no'] as const;
const person = {
  emptied: ['person', 'emptied', 'yes'],
  replaced: ['person', 'replaced', 'yes'],
  deleted: ['person', 'deleted', 'yes'],
  follows: ['person', 'follows', 'no'],
  passes: ['person', 'passes', 'no'],
} as const;
const words = {
  emptied: ['words', 'emptied', 'yes'],
  replaced: ['words', 'replaced', 'yes'],
  deleted: ['words', 'deleted', 'yes'],
  follows: ['words', 'follows', 'no'],
  passes: ['words', 'passes', 'no'],
} as const;
/** An event without its words, and who did it without their names: those lie in `event_words`. */
const bare = ours;

/**
 * Every column that can hold an address or words, of every table. A test reads the schema: a new column, of which nobody has said
 * what it holds and what becomes of it, is red.
 */
export const whatIsHeld = {
  card: { platform: ours, destination: ours, channel: ours, message: ours, shown: ours },
  link_shown: { platform: ours, channel: ours, message: ours, link: ours },
  // Some keys of before bore an address.
  receipt: { key: ['person', 'deleted', 'no'], detail: ours },
  words_shown: { platform: ours, destination: ours, message: ours, within: ours },
  closure: { nonce: ours, name: house },
  ping: { platform: ours, destination: ours, message: ours },
  routine: { name: ours },
  outage: { nonce: ours, service: ours, why: ours },
  probed_hour: { service: ours, place: ours, marks: ours },
  service_standing: { service: ours, why: ours },
  company: { key: ours, data: person.replaced },
  company_address: { address: person.deleted, company: ours },
  automatic_letter: { base: ['person', 'deleted', 'no'], domain: ours },
  contact: { address: person.deleted, language: ours, undeliverable_why: person.deleted },
  desk_event: { data: bare, actor: bare, origin: ours, words_digest: ours, digest: ours },
  event_words: { salt: ['words', 'emptied', 'no'], words: words.emptied },
  ticket_event: {
    type: ours,
    data: bare,
    actor: bare,
    origin: ours,
    key: ours,
    words_digest: ours,
    digest: ours,
  },
  attachment: { name: words.deleted, type: words.deleted, sha256: words.deleted, held: ours },
  blob: { sha256: words.deleted, content: words.deleted },
  upload: { platform: ours, name: words.deleted, type: words.deleted, sha256: words.deleted },
  broadcast: { nonce: ours, kind: ours, texts: words.replaced, by: house, origin: ours, stopped_by: house },
  broadcast_recipient: { language: ours, outcome: ours, why: ['person', 'emptied', 'no'] },
  incident: {
    nonce: ours,
    ...{
      title: ['words', 'replaced', 'no'],
      rule: ['words', 'replaced', 'no'],
      keys: ['words', 'replaced', 'no'],
    },
    ...{ opened_by: house, closed_by: house, service: ours },
  },
  // By which a message, a mail or a file can be proved, and its digest tried out.
  leaf_salt: { kind: ours, salt: ['words', 'deleted', 'no'] },
  seal: { previous: ours, root: ours, digest: ours, key: ours, signature: ours },
  seal_leaf: { kind: ours, digest: ours },
  seal_stamp: { token: ours },
  found_reading: { origin: ours },
  unsealed: { kind: ours },
  measured_fact: {
    ...{
      kind: ours,
      judged: ours,
      category: ours,
      priority: ours,
      company: ours,
      mailbox: house,
      channel: ours,
    },
    language: ours,
  },
  measured_standing: {
    ...{ category: ours, priority: ours, company: ours, mailbox: house, channel: ours, language: ours },
  },
  report_told: { filter: house, place: ours, figures: ours },
  terms_in_force: { data: house },
  incident_card: { platform: ours, destination: ours, channel: ours, message: ours },
  incident_event: { data: bare, actor: bare, origin: ours, key: ours, words_digest: ours, digest: ours },
  imap_first_connection: { mailbox: house, uid_validity: ours },
  imap_position: { mailbox: house, uid_validity: ours },
  inbound_mail: {
    ...{ nonce: ours, outcome: ours, why: ['person', 'emptied', 'no'], envelope_from: person.emptied },
    // A digest over both takes their place: the same mail is not taken in again.
    ...{ message_id: person.replaced, content_hash: ['words', 'replaced', 'no'], source: words.emptied },
    // A digest of the mail as it came.
    packed_of: ['words', 'emptied', 'no'],
  },
  mail_arrival: { place: ours, mailbox: house, door: ours },
  announcement: {
    ...{ nonce: ours, plan: words.replaced, letters: words.replaced, mailbox: house, by: house },
    ...{ origin: ours, stopped_by: house },
  },
  announcement_recipient: {
    ...{
      base: ['person', 'replaced', 'no'],
      address: person.emptied,
      language: ours,
      as: ours,
      outcome: ours,
    },
    ...{ why: ['person', 'emptied', 'no'], message_id: ours },
  },
  maintenance: { nonce: ours, service: ours, texts: words.replaced, planned_by: house },
  message: {
    ...{
      direction: ours,
      message_id: person.replaced,
      in_reply_to: person.emptied,
      references: person.emptied,
    },
    ...{
      from: person.replaced,
      to: person.emptied,
      subject: words.replaced,
      text: words.emptied,
      html: words.emptied,
    },
    ...{
      language: ours,
      automatic: ours,
      author: person.emptied,
      state: ours,
      state_why: ['person', 'emptied', 'no'],
    },
  },
  api_call: { key: ours, body: ours, answer: ours },
  api_count: { deed: ours },
  api_token: { name: house, handle: ours, digest: ours, rights: ours },
  webhook_delivery: { id: ours, hook: ours, type: ours, body: ours, state: ours, why: ours },
  absence: { note: house, platform: ours, left: ours },
  chat_account: { platform: ours, user_id: house, name: house, language: ours },
  home_page: { platform: ours, user_id: house, list: ours, mark: ours, chat: house, message: ours },
  operator: { email: house, name: house, role: ours, language: ours },
  teams_reference: { channel_id: ours, data: ours },
  portal_access: { address: person.deleted, name: person.deleted, language: ours, company: person.deleted },
  portal_wish: {
    ...{ nonce: ours, address: person.deleted, name: person.deleted, language: ours, way: ours, state: ours },
  },
  // Of a browser, for minutes: it knows no address.
  portal_challenge: { browser: ours, challenge: ours },
  portal_passkey: {
    ...{ id: ['person', 'deleted', 'no'], address: person.deleted, public_key: ['person', 'deleted', 'no'] },
    ...{ transports: ['person', 'deleted', 'no'], name: person.deleted },
  },
  portal_code: {
    ...{ nonce: ours, address: person.deleted, browser: ours, language: ours, network: person.deleted },
  },
  portal_session: { id: ['person', 'deleted', 'no'], address: person.deleted, agent: person.deleted },
  // Letters that operators have not sent yet; what does not name their customer goes within a week.
  draft: { id: ours, inputs: ['words', 'deleted', 'no'] },
  heard: { what: ours, key: ours },
  reminder: { platform: ours, note: ['words', 'emptied', 'no'] },
  setting: { key: ours, value: ours },
  // Who it is stands in it until it is done; then salt and digest alone.
  erasure: {
    ...{
      nonce: ours,
      state: ours,
      address: person.emptied,
      person: ['person', 'emptied', 'no'],
      language: ours,
    },
    ...{ salt: ours, digest: ours, proposed_by: house, confirmed_by: house, origin: ours, result: ours },
  },
  retention_night: { cutoffs: ours, step: ours, behind: ours, gone: ours },
  erased_mail: {
    ...{ mailbox: house, message_id: ['person', 'emptied', 'no'], content_hash: ['words', 'emptied', 'no'] },
    ...{ place: ['person', 'emptied', 'no'], state: ours },
  },
  ticket: {
    ...{
      nonce: ours,
      status: ours,
      subject: words.replaced,
      language: ours,
      mailbox: house,
      requester: person.replaced,
    },
    ...{ participants: person.emptied, excerpt: ['words', 'emptied', 'no'], company: ours, category: ours },
    ...{ suggestion: ['words', 'emptied', 'no'], assignee_name: house, turn_name: house, pauses: ours },
    ...{
      extensions: ['words', 'emptied', 'no'],
      escalation: ours,
      watchers: ours,
      resolution: words.emptied,
    },
    facts: words.emptied,
  },
  kept_answer: {
    ...{ about: ['words', 'deleted', 'no'], text: ['words', 'deleted', 'no'], language: ours },
    asked: ['words', 'deleted', 'no'],
  },
  // Of nobody in particular; where somebody is named all the same, something else stands.
  saved_reply: {
    ...{ nonce: ours, name: house, it: ['words', 'replaced', 'no'], en: ['words', 'replaced', 'no'] },
    ...{ state: ours, proposed_by: house },
  },
  saved_reply_use: { key: ours },
  search_name: { name: person.follows },
  search_piece: { kind: ours, doc: words.follows, names: person.follows },
  search_request: { doc: words.follows },
  // What is to be done outside the database; what bears an address is a card or a code that waits.
  'graphile_worker._private_jobs': {
    ...{
      payload: ['person', 'deleted', 'no'],
      key: ours,
      last_error: ['person', 'passes', 'no'],
      locked_by: ours,
    },
    flags: ours,
  },
} satisfies Record<string, Record<string, Held>>;
