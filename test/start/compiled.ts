import { fileURLToPath } from 'node:url';

/**
 * For a process of its own: what Node made of the sources is kept where `npm start` keeps it (src/start.js), so that the next
 * one, of whichever test, need not do it again. Node writes it down at an end in order: what will be killed says it itself, once
 * it is open (flushCompileCache).
 */
export const keepsCompiled = {
  NODE_COMPILE_CACHE: fileURLToPath(new URL('../../node_modules/.cache/node', import.meta.url)),
  NODE_COMPILE_CACHE_PORTABLE: '1',
};
