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
    // A database that goes away while a new connection asks for its types ended the process: nobody heard of it. What
    // waits for the connection hears of it by itself.
    ['        return fetchArrayTypes()\n', '        return fetchArrayTypes().catch(() => {})\n'],
    [
      '    const x = socket.write(chunk, fn)\n',
      '    if (socket === null)\n      return (chunk = nextWriteTimer = null, false)\n    const x = socket.write(chunk, fn)\n',
    ],
  ],
  '/postgres/src/index.js': [
    ['    let savepoints = 0\n', '    let lost = null\n    let savepoints = 0\n'],
    [
      'connection.onclose = reject)',
      `connection.onclose = e => {
          lost = e
          while (queries.length)
            queries.shift().reject(e)
          reject(e)
        })`,
    ],
    [
      '        q.catch(e => uncaughtError || (uncaughtError = e))\n',
      '        q.catch(e => uncaughtError || (uncaughtError = e))\n        if (lost) return q.reject(lost)\n',
    ],
  ],
};

registerHooks({
  load: (url, context, nextLoad) => {
    const loaded = nextLoad(url, context);
    const file = Object.keys(mends).find(name => url.endsWith(name));
    if (!file) return loaded;
    return { ...loaded, source: mended(sourceOf(loaded.source), mends[file] ?? []) };
  },
});

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
