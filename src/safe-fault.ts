/** What may be said of an error where no customer's word may stand: in the log, in a notice, on a terminal. */
export type SafeFault = {
  type: string;
  message: string;
  code?: string | number;
  /** The table, column, rule or command that it is about; the server's own names. */
  about?: Record<string, string | number>;
  stack?: string;
  cause?: SafeFault;
  errors?: SafeFault[];
};

const messageLength = 500;
const framesKept = 20;
const causesFollowed = 5;

/** Fields with which libraries say what failed. All others (parameters, rows, bodies, requests, answers) stay out. */
const harmless = [
  ...['severity', 'routine', 'schema_name', 'table_name', 'column_name', 'constraint_name', 'data_type_name'],
  ...['errno', 'syscall', 'status', 'statusCode', 'responseCode', 'command', 'port', 'retryAfter'],
];

/** SQLSTATE classes whose messages name values: data exceptions and broken rules (a trigger's or a check's words). */
const tellsValues = /^(22|23|44|P0|XX)/;

/**
 * An error without the words of anybody whose mail or press it failed on: no statement's parameters, no row, no quoted
 * value, no address. Its type, code, place in the sources and causes stay, and what the server names by itself.
 */
export function safeFault(error: unknown, level = 0): SafeFault {
  if (!(error instanceof Error)) return { type: typeof error, message: safeWords(describe(error)) };
  const { code, cause } = error as Error & { code?: unknown };
  const about = aboutOf(error);
  const stack = framesOf(error);
  const errors = error instanceof AggregateError ? error.errors.slice(0, causesFollowed) : [];
  const goesOn = level < causesFollowed;
  return {
    type: typeOf(error),
    message: messageOf(error),
    ...(isCode(code) ? { code } : {}),
    ...(Object.keys(about).length > 0 ? { about } : {}),
    ...(stack === '' ? {} : { stack }),
    ...(goesOn && cause !== undefined && cause !== null ? { cause: safeFault(cause, level + 1) } : {}),
    ...(goesOn && errors.length > 0 ? { errors: errors.map(each => safeFault(each, level + 1)) } : {}),
  };
}

/** The same in one line, for people: what failed, and why it did. */
export function safeReason(error: unknown): string {
  const said: string[] = [];
  for (let fault: SafeFault | undefined = safeFault(error); fault; fault = fault.cause)
    if (fault.message !== '' && !said.includes(fault.message)) said.push(fault.message);
  return said.join(': ');
}

/** For a terminal: our own errors in their own words, a statement that failed by what came of it. */
export function plainReason(error: unknown): string {
  if (!(error instanceof Error)) return safeWords(describe(error));
  return 'query' in error || typeOf(error) === 'PostgresError' ? safeReason(error) : error.message;
}

const mailAddress = /[^\s@<>"'(),;:]{1,80}@[^\s@<>"'(),;:]{1,250}/g;
/** An apostrophe is no quotation mark within a word. */
const quoted =
  /"(?:\\.|[^"\\]){0,2000}"|(?<!\p{L})'[^']{0,2000}'(?!\p{L})|«[^»]{0,2000}»|[“„][^“”]{0,2000}[“”]|`[^`]{0,2000}`/gu;

/** Words of a library or a server, without what they quote and whom they name. */
export function safeWords(words: string): string {
  // drizzle puts the statement and its parameters into the message: what came of it is said by the cause.
  const own = words.slice(0, 20_000).replace(/(Failed query:)[\s\S]*/, '$1 see its cause');
  const plain = own.replace(mailAddress, '[address]').replace(quoted, '"…"').replace(/\s+/g, ' ').trim();
  return plain.length > messageLength ? `${plain.slice(0, messageLength)}…` : plain;
}

function messageOf(error: Error): string {
  const { code } = error as Error & { code?: unknown };
  if ('query' in error && 'params' in error) return `Failed query: ${statementOf(error.query)}`;
  // Of other classes the message names tables and limits alone.
  if (typeOf(error) === 'PostgresError' && typeof code === 'string')
    return tellsValues.test(code)
      ? `PostgreSQL refuses the data (SQLSTATE ${code})`
      : error.message.slice(0, messageLength);
  // V8 quotes what it could not read.
  if (error instanceof SyntaxError && /JSON/.test(error.message)) return 'it is not valid JSON';
  if (typeOf(error) === 'ZodError' && 'issues' in error && Array.isArray(error.issues))
    return error.issues.slice(0, 5).map(issueOf).join('; ');
  return safeWords(error.message);
}

/** Statements stand with `$1` for their values; one with a value in it is not ours, and is cut to its verb. */
function statementOf(statement: unknown): string {
  const words = String(statement).slice(0, 20_000).replace(/\s+/g, ' ');
  return words.replace(/'[^']{0,2000}'/g, "'…'").slice(0, 200);
}

function issueOf(issue: { path?: unknown; code?: unknown }): string {
  const path = Array.isArray(issue.path) ? issue.path.map(String).join('.') : '';
  return `${safeWords(path) || 'it'}: ${String(issue.code)}`;
}

function typeOf(error: Error): string {
  const name = error.constructor?.name || error.name;
  return /^[\w.$]{1,80}$/.test(name) ? name : 'Error';
}

function isCode(code: unknown): code is string | number {
  return typeof code === 'number' || (typeof code === 'string' && /^[\w.-]{1,60}$/.test(code));
}

function aboutOf(error: Error): Record<string, string | number> {
  const fields = error as unknown as Record<string, unknown>;
  return Object.fromEntries(
    harmless.flatMap((name): [string, string | number][] => {
      const value = fields[name];
      if (typeof value === 'number') return [[name, value]];
      return typeof value === 'string' && /^[\w.$ -]{1,80}$/.test(value) ? [[name, value]] : [];
    }),
  );
}

/** Where it came from. A stack begins with the message, and a message may hold lines that look like frames. */
function framesOf({ stack = '', message }: Error): string {
  const at = message === '' ? -1 : stack.indexOf(message);
  const below = at === -1 ? stack : stack.slice(at + message.length);
  return below
    .slice(0, 20_000)
    .split('\n')
    .filter(line => /^ {4}at [^@]{1,300}$/.test(line) && /:\d+:\d+\)?$|<anonymous>\)?$/.test(line))
    .slice(0, framesKept)
    .map(line => line.trim())
    .join('\n');
}

function describe(thrown: unknown): string {
  return typeof thrown === 'string'
    ? thrown
    : thrown === undefined
      ? 'nothing'
      : 'something that is no error';
}
