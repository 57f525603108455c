import type { Importing } from '../sources.ts';

/** Files that import each other in a loop, types included; each loop once, with all its files. */
export function circlesIn(sources: Importing[]): string[][] {
  const uses = new Map(sources.map(({ name, imports }) => [name, imports.map(({ path }) => path)]));
  const reached = new Map(sources.map(({ name }) => [name, reachOf(name, uses)]));
  const inLoops = sources.map(({ name }) => name).filter(name => reached.get(name)?.has(name));
  const loops = inLoops.map(name =>
    inLoops.filter(other => reached.get(name)?.has(other) && reached.get(other)?.has(name)).toSorted(),
  );
  return [...new Map(loops.map(loop => [loop.join(' '), loop])).values()];
}

/** All that a file uses, by whatever way. */
function reachOf(from: string, uses: Map<string, string[]>): Set<string> {
  const seen = new Set<string>();
  const open = [...(uses.get(from) ?? [])];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    open.push(...(uses.get(name) ?? []));
  }
  return seen;
}
