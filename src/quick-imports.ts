import { registerHooks } from 'node:module';

/**
 * From here on Node asks once per folder what kind of modules lie in it, not once per import. For every import it looks for the
 * package.json above the file, and reads that one's `exports`: with some 5,000 imports of our own, and drizzle's table of
 * exports, that was a quarter of what a start costs (4.4 s of CPU before, 3.3 s after). What a file is depends on its folder
 * and its ending alone, so the answers are the same; a file that is not there is found missing when it is loaded.
 */
export function importQuickly(): void {
  const formats = new Map<string, string>();
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL, conditions, importAttributes } = context;
      if (!specifier.startsWith('.') || !parentURL || !conditions.includes('import') || importAttributes.type)
        return next(specifier, context);
      const { href: url } = new URL(specifier, parentURL);
      const kind = url.slice(0, url.lastIndexOf('/')) + url.slice(url.lastIndexOf('.'));
      const format = formats.get(kind);
      if (format) return { url, format, shortCircuit: true };
      const found = next(specifier, context);
      // Behind a link lies another folder.
      if (found.url === url && found.format) formats.set(kind, found.format);
      return found;
    },
  });
}
