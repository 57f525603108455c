import { registerHooks } from 'node:module';

/**
 * postgres.js 3.4.9 goes on with a connection that is no more. When a transaction says something after its database
 * went away, the process ends ("Cannot read properties of null (reading 'write')"), or the connection never says a word
 * again, or, made anew, it says it in the middle of somebody else's transaction, who gets the answer
 * (porsager/postgres#1066, #1154, #1208, open as of September 2026). Until a release mends it, its source is mended as
 * it is loaded: this must be imported before `postgres` is.
 */
const mends: Record<string, [broken: string, whole: string][]> = {
  '/postgres/src/connection.js': [
    [
      "queryError(q, Errors.connection('CONNECTION_DESTROYED', options))\n\n    if (stream)",
      "queryError(q, Errors.connection('CONNECTION_DESTROYED', options))\n\n    if (socket === null)\n      return (queryError(q, Errors.connection('CONNECTION_CLOSED', options)), true)\n\n    if (stream)",
    ],
    // What is said between the error and the close would be answered by nobody.
    ['!hadError && (query || sent.length) && error(', ';(query || sent.length) && error('],
    [
      '    clearImmediate(nextWriteTimer)\n',
      '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null\n',
    ],
    // Whoever fills a table, and has said that this was all, would wait for ever where the database refuses it then.
    [
      'stream && (stream.destroy(err), stream = null)\n',
      'stream && (stream.destroy(err), stream = null)\n    final && (final(err), final = null)\n',
    ],
    // A table's last piece, where it was large, left the connection paused for ever: nobody asks for more behind the end.
    [
      '    stream && stream.push(null)\n    stream = null\n',
      '    stream && stream.push(null)\n    stream = null\n    socket && socket.resume()\n',
    ],
    // A database that goes away while a new connection asks for its types ended the process: nobody heard of it. What
    // waits for the connection hears of it by itself.
    ['        return fetchArrayTypes()\n', '        return fetchArrayTypes().catch(() => {})\n'],
    // What the lost connection was at, and the error it was lost with, went into the next: that swallowed the refusals of a
    // database that lets nobody in, and came back at once, again and again, while whoever asked waited until it did; or
    // told them of the old error. Whoever waits for a connection that is lost while it asks for its types is told, too.
    [
      '    if (initial)\n      return reconnect()\n',
      '    if (initial && !query)\n      return reconnect()\n',
    ],
    [
      '    closedTime = performance.now()\n    hadError &&',
      '    query = results = errorResponse = null\n    result = new Result()\n    rows = 0\n    closedTime = performance.now()\n    hadError &&',
    ],
    // Who is served by which process is told, so that a connection can be cut that leads to a server of the past
    // (wires/keep-at-address.ts).
    [
      "import net from 'net'\n",
      "import net from 'net'\nimport { channel } from 'node:diagnostics_channel'\nconst wires = channel('sportello:database')\nconst fenced = channel('sportello:database-fenced')\n",
    ],
    [
      '    backend.secret = x.readUInt32BE(9)\n',
      `    backend.secret = x.readUInt32BE(9)
    wires.publish({ pid: backend.pid, address: host[0] + ':' + port[0] + '/' + database, socket })\n`,
    ],
    // A server that takes no writing (a replica, or a primary that was fenced off) answers old news, and is none for us, whatever
    // the address says: whoever asked is told, and a later connection may find the right one. The option for it,
    // target_session_attrs, tells them that their connection was destroyed, or of nothing at all (porsager/postgres#815).
    // What it says at the beginning is asked again before it is believed: a pooler repeats what its first connection was told
    // (pgbouncer/pgbouncer#859), long after its server has been made the primary. Whoever asks
    // for a connection that only reads gets one.
    [
      '      if (target_session_attrs) {\n',
      `      if (backendParameters.in_hot_standby === 'on' || (backendParameters.default_transaction_read_only === 'on' &&
        options.connection.default_transaction_read_only !== 'on')) {
        if (!backendParameters.asked) {
          backendParameters.asked = true
          return fetchState()
        }
        errored(readOnly())
        return terminate()
      }
      if (target_session_attrs) {\n`,
    ],
    [
      '  function tryNext(x, xs) {\n',
      `  function readOnly() {
    return Errors.postgres({ code: '25006', message: 'the database takes no writing: a replica, or a server that was fenced off' })
  }

  function tryNext(x, xs) {\n`,
    ],
    [
      '    query.execute()\n  }\n\n  function ErrorResponse',
      '    Promise.prototype.catch.call(query, () => {})\n    query.execute()\n  }\n\n  function ErrorResponse',
    ],
    // And one that has become such is left: what is read over it would be old. So would be what others read there who never write.
    [
      '      errorResponse = Errors.postgres(parseError(x))\n    } else {',
      `      errorResponse = Errors.postgres(parseError(x))
      if (errorResponse.code === '25006' && options.connection.default_transaction_read_only !== 'on') {
        error(errorResponse)
        socket.destroy()
        fenced.publish(host[0] + ':' + port[0] + '/' + database)
      }
    } else {`,
    ],
    [
      '    const x = socket.write(chunk, fn)\n',
      '    if (socket === null)\n      return (chunk = nextWriteTimer = null, false)\n    const x = socket.write(chunk, fn)\n',
    ],
  ],
  '/postgres/src/index.js': [
    // A connection that is kept for one (COPY): whoever was refused it stood in the queue on, and the next that opened was
    // given to them and lost; whoever stood in the queue when another was lost was forgotten; and what is said to a
    // connection that is no more, or its return, reached it in somebody else's hands.
    [
      '        const query = { reserve: resolve, reject }\n',
      '        const query = { reserve: resolve, reject: e => (queries.remove(query), reject(e)) }\n',
    ],
    [
      '    queries.length && connect(c, queries.shift())\n',
      '    if (queries.length) {\n      const next = queries.shift()\n      next.reserve && queries.push(next)\n      connect(c, next)\n    }\n',
    ],
    [
      '    c.reserved.release = true\n',
      '    c.reserved.release = true\n    let lost = null\n    c.onclose = e => {\n      lost = e\n      while (queue.length)\n        queue.shift().reject(e)\n    }\n',
    ],
    [
      '      c.reserved = null\n      onopen(c)\n    }\n\n    return sql\n\n    function handler(q) {\n',
      '      if (lost) return\n      c.onclose = null\n      c.reserved = null\n      onopen(c)\n    }\n\n    return sql\n\n    function handler(q) {\n      if (lost) return q.reject(lost)\n',
    ],
    // A database that was away for some seconds is looked for each second, not each twenty.
    ['Math.min(3 ** retries / 100, 20)', 'Math.min(3 ** retries / 100, 1)'],
    // What a transaction still says when it is over (a branch that nobody waited for, beside the one that failed) was heard
    // outside of it, each by itself, or in the next one's: it is refused. So is what a savepoint says when that is over.
    ['    let savepoints = 0\n', '    let lost = null, over = null\n    let savepoints = 0\n'],
    ['        , result\n\n      name &&', '        , result\n        , last = null\n\n      name &&'],
    [
      '        await (name\n          ? sql`rollback to',
      '        await (last = name\n          ? sql`rollback to',
    ],
    ['          : sql`rollback`\n', '          : over = sql`rollback`\n'],
    [
      '          : await sql`commit`\n      }\n',
      '          : await (over = sql`commit`)\n      } else\n        last = true\n',
    ],
    [
      'connection.onclose = reject)',
      `connection.onclose = e => {
          lost = e
          while (queries.length)
            queries.shift().reject(e)
          reject(e)
        })`,
    ],
    // What was refused first is what went wrong, not that all behind it was refused, too: also where drizzle has wrapped that.
    [
      "        throw e instanceof PostgresError && e.code === '25P02' && uncaughtError || e\n",
      `        for (let why = e; why instanceof Error; why = why.cause)
          if (why instanceof PostgresError && why.code === '25P02' && uncaughtError) throw uncaughtError
        throw e\n`,
    ],
    [
      '        q.catch(e => uncaughtError || (uncaughtError = e))\n',
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost) return q.reject(lost)
        if ((over && q !== over) || (last && q !== last))
          return q.reject(Errors.generic('TRANSACTION_OVER', 'said when the transaction was over'))\n`,
    ],
  ],
};

const unmended = new Set(Object.keys(mends));
const hooks = registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const file = Object.keys(mends).find(name => url.endsWith(name));
    if (!file) return loaded;
    unmended.delete(file);
    return { ...loaded, source: mended(sourceOf(loaded.source), mends[file] ?? []) };
  },
});
// It is read now, and kept by Node: thousands of other files need not pass by here.
await import('postgres');
hooks.deregister();
if (unmended.size > 0) throw new Error(`postgres.js has changed, or was read before: ${[...unmended]}`);

function mended(source: string, how: [broken: string, whole: string][]): string {
  return how.reduce((text, [broken, whole]) => {
    if (!text.includes(broken))
      throw new Error(
        'postgres.js has changed: is src/store/mend-postgres.ts still needed? See its comment.',
      );
    return text.replaceAll(broken, whole);
  }, source);
}

function sourceOf(source: string | ArrayBuffer | NodeJS.TypedArray | undefined): string {
  return typeof source === 'string' ? source : new TextDecoder().decode(source);
}
