/**
 * The doors of the house open one way: each room may use those to its right, and what lies beside the rooms. Only the files on
 * top know everybody. A room is a folder; one that is named here below another is a room of its own.
 */
export const rooms: Record<string, string[]> = {
  sla: [],
  ticket: ['sla'],
  store: ['ticket', 'sla'],
  outbox: ['store'],
  desk: ['ticket', 'store', 'outbox', 'sla'],
  mail: ['desk', 'ticket', 'outbox', 'store', 'sla'],
  chat: ['desk', 'ticket', 'store', 'outbox', 'sla'],
  'chat/slack': ['chat', 'desk', 'ticket', 'outbox'],
  'chat/teams': ['chat', 'desk', 'ticket', 'outbox'],
  web: ['chat', 'desk', 'ticket', 'store'],
  // What programs outside are told, and ask for.
  outwards: ['desk', 'ticket', 'outbox', 'store', 'sla'],
  // Whether services answer, looked at each minute.
  probing: ['mail/certificates', 'desk', 'ticket'],
  // How the desk fares, for Prometheus: it counts at the doors and the couriers.
  metrics: ['chat', 'mail', 'desk', 'outbox', 'store'],
  config: [
    'sla',
    'ticket',
    'mail/settings',
    'chat/slack/settings',
    'chat/teams/settings',
    'outwards/webhooks/settings',
  ],
  // Stand-ins and their page, and the admin's commands, stand at the edge: they see the whole house.
  sandbox: ['main', 'chat/slack/scopes', 'config', 'ticket', 'chat', 'chat/teams', 'sla'],
  'web/sandbox': ['sandbox', 'house', 'config', 'sla'],
  // The house opens and closes the rooms, whichever they are.
  house: [
    ...[
      'chat',
      'chat/slack',
      'chat/teams',
      'config',
      'desk',
      'mail',
      'metrics',
      'outbox',
      'outwards',
      'probing',
      'sandbox',
      'sla',
      'store',
      'ticket',
    ],
    ...['web', 'web/sandbox'],
  ],
  cli: [
    ...[
      'chat',
      'chat/slack',
      'chat/teams',
      'config',
      'desk',
      'house/desk',
      'mail',
      'outbox',
      'outwards',
      'probing',
      'sandbox',
      'sla',
    ],
    ...['store', 'ticket'],
  ],
};

/**
 * Within a room, folders in the order in which a press, a mail or a letter travels: each may use those after it, none those
 * before it. '' is the room's own top level.
 */
export const foldersOrder: Record<string, string[]> = {
  mail: ['admins', 'doors', 'letters', 'oauth', 'scan', 'reading'],
  'mail/reading': ['apart', 'guard', 'bounce', 'author', 'addresses', 'language', 'files', 'mime', 'quotes'],
  desk: ['relations', 'people', 'clock', 'intake', 'letters', 'watch'],
  chat: ['settling-in', 'couriers', 'clock', 'commands', 'press', 'cards', 'actions', 'in-words', 'words'],
  'chat/slack': [
    'listeners',
    'answers',
    'heard',
    'posting',
    'roster',
    'connection',
    'views',
    'blocks',
    'carried',
  ],
  'chat/teams': ['listeners', 'answers', 'posting', 'installations', 'heard', 'adapter', 'cards'],
  ticket: ['sight', 'log', 'clock', 'chapters', 'people', 'grammar'],
  store: ['clock', 'mail', 'people', 'tickets', 'chats', 'copy', 'records', 'words', 'schema'],
  config: ['compose', 'reading', 'keys'],
};

/** An SDK stays in the room that bears its name. */
export const sdkRooms: Record<string, string[]> = {
  botbuilder: ['chat/teams'],
  'botframework-connector': ['chat/teams'],
  '@slack/bolt': ['chat/slack'],
  '@slack/web-api': ['chat/slack'],
  imapflow: ['mail'],
  'postal-mime': ['mail', 'sandbox'],
  'html-to-text': ['mail', 'chat/teams'],
  'iconv-lite': ['mail'],
  nodemailer: ['mail', 'sandbox'],
  'sanitize-html': ['mail'],
  'smtp-server': ['mail', 'sandbox'],
  'graphile-worker': ['outbox', 'store'],
  'drizzle-orm': ['store', 'outbox', 'cli'],
  postgres: ['store', 'outbox'],
  pg: ['store'],
  'date-easter': ['sla'],
  'date-holidays': ['sla'],
  'prom-client': ['metrics'],
};

/**
 * What they load has a name that only the running program knows (a binary of this machine, a file to serve), or is an SDK that is
 * read at once when it is asked for, and seldom is.
 */
export const loadsUnnamed = [
  'store/embedded/tools',
  'web/sandbox/page',
  'sla/world',
  'chat/templates/templating',
];

/** Small things that everybody may use. */
export const beside = [
  'clip',
  'csv',
  'log',
  'log/context',
  'log/pretty',
  'safe-fault',
  'finding',
  'waited-for',
  'watched-time',
  'within',
  'multipart',
  'quick-imports',
  'written',
  'letters-apart',
];
/** Files that know everybody. */
export const top = ['main', 'house', 'cli'];
/** No clock, no waiting, no SDK. */
export const pure = ['sla', 'ticket'];

export const limits = {
  filesInFolder: 15,
  linesOfFile: 300,
  linesOfFunction: 60,
  median: 55,
  ninthDecile: 180,
};
