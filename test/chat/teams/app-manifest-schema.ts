import { readFileSync } from 'node:fs';
import { z } from 'zod';

type Json = unknown;
const isObject = (node: Json): node is Record<string, Json> =>
  typeof node === 'object' && node !== null && !Array.isArray(node);

/** Microsoft's schema of the app manifest (test/fixtures/teams), as something that a manifest can be tried on. */
export function appManifestSchema() {
  const schema = JSON.parse(
    readFileSync(new URL('../../fixtures/teams/app-manifest-1.29.schema.json', import.meta.url), 'utf8'),
  );
  // The one part with conditions, which zod does not read; a manifest that has it is refused as if it were unknown.
  delete schema.properties.agentConnectors;
  const whole = withoutReferences(schema, schema);
  return z.fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0], { defaultTarget: 'draft-7' });
}

/** Zod finds references to definitions alone; this schema refers to properties too. */
function withoutReferences(node: Json, root: Record<string, Json>): Json {
  if (Array.isArray(node)) return node.map(each => withoutReferences(each, root));
  if (!isObject(node)) return node;
  if (typeof node.$ref === 'string') return withoutReferences(found(node.$ref, root), root);
  return Object.fromEntries(
    Object.entries(node)
      .filter(([name]) => name !== 'definitions')
      .map(([name, value]) => [name, withoutReferences(value, root)]),
  );
}

function found(reference: string, root: Record<string, Json>): Json {
  return reference
    .replace('#/', '')
    .split('/')
    .reduce<Json>((node, name) => (isObject(node) ? node[name] : undefined), root);
}
