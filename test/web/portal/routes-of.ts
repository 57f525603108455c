import type { Application } from 'express';

/** As Express keeps what is hung in it. */
type Layer = {
  route?: { path: string | string[]; methods: Record<string, boolean> };
  handle: { stack?: Layer[] };
  /** Hung in under no path of its own. */
  slash: boolean;
  match(path: string): boolean;
};

/**
 * Every route of an app, as `POST /portal/new`; what is hung in under a path without being a route stands there as `USE /portal`.
 *
 * @param mounts the paths under which something may be hung: Express keeps none, and is asked for each
 * @throws where something is hung under another path
 */
export function routesOf(app: Application, mounts: string[]): string[] {
  const walk = (layers: Layer[]): string[] =>
    layers.flatMap(({ route, handle, slash, match, ...layer }) => {
      if (route)
        return [route.path]
          .flat()
          .flatMap(path => methodsOf(route.methods).map(method => `${method} ${path}`));
      if (slash) return handle.stack ? walk(handle.stack) : [];
      const matching = mounts.filter(mount => match.call(layer, mount));
      const under = matching.filter(mount => !matching.some(above => mount.startsWith(`${above}/`)));
      if (under.length === 0) throw new Error('something is hung in under a path that is not listed');
      return under.map(mount => `USE ${mount}`);
    });
  const { stack }: { stack: Layer[] } = Object(app.router);
  return [...new Set(walk(stack))].toSorted();
}

function methodsOf(methods: Record<string, boolean>): string[] {
  return methods._all ? ['ALL'] : Object.keys(methods).map(method => method.toUpperCase());
}
