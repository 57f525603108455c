import { type ResolveFnOutput, registerHooks } from 'node:module';

/**
 * From here on Node asks once per folder what kind of modules lie in it, and once what a package's name means to Sportello's own
 * files, not once per import. For every import it looks for the package.json above the file, and reads that one's `exports`:
 * with some 10,000 imports, and drizzle's table of exports, that was two fifths of what a start costs. What a file is depends on
 * its folder and its ending alone, and our files have one node_modules, so the answers are the same; a file that is not there
 * is found missing when it is loaded.
 */
export function importQuickly(): void {
  const own = new URL('.', import.meta.url).href;
  const formats = new Map<string, string>();
  const packages = new Map<string, ResolveFnOutput>();
  registerHooks({
    resolve(specifier, context, next) {
      const { parentURL, conditions, importAttributes } = context;
      if (!parentURL || !conditions.includes('import') || importAttributes.type)
        return next(specifier, context);
      if (!specifier.startsWith('.')) {
        if (!parentURL.startsWith(own)) return next(specifier, context);
        const known = packages.get(specifier) ?? { ...next(specifier, context), shortCircuit: true };
        packages.set(specifier, known);
        return known;
      }
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
