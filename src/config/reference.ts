import type { z } from 'zod';
import { deskShape } from './keys/desk-yaml.ts';
import { environmentShape, mailboxPassword, webhookSecret } from './keys/environment.ts';
import { coreOf, keysOf, layersOf } from './walk-shape.ts';

/** A key as the reference tells of it; '' for what is not said. */
export type KeyEntry = { key: string; type: string; byDefault: string; says: string; example: string };

/** All keys of desk.yaml, in their order; `[]` stands for each item of a list. */
export function deskKeys(): KeyEntry[] {
  return entriesOf(deskShape, '');
}

/** All variables of the environment. */
export function environmentKeys(): KeyEntry[] {
  return [...entriesOf(environmentShape, ''), mailboxPassword, webhookSecret];
}

/** docs/reference.md, whole. */
export function referenceInMarkdown(): string {
  const desk = deskKeys();
  const parts = [...new Set(desk.map(({ key }) => partOf(key)))].map(name => ({
    name,
    entries: desk.filter(({ key }) => partOf(key) === name),
  }));
  const sections = parts.filter(({ name, entries }) => entries.some(({ key }) => key !== name));
  const single = parts.filter(part => !sections.includes(part)).flatMap(({ entries }) => entries);
  return `# All keys

Printed by \`npm run -s sportello -- reference\` from what the server itself checks; a test keeps this page equal to it.

In a key, \`[]\` stands for each item of a list, and \`*\` for a key of your own. Where a default is given the key may be left out, and so may a key marked
_optional_. Every fault in the configuration is named with its file, its line, its key and what to write;
\`npm run -s sportello -- check\` says so without starting the server.

## desk.yaml

UTF-8. Anchors (\`&x\`), aliases (\`*x\`) and merges (\`<<\`) are understood. A key with nothing behind it is not said.

${sections.map(({ name, entries }) => `### ${name}\n\n${table(entries)}`).join('\n\n')}

### Single keys

${table(single)}

## Environment, or .env

A variable that is set to nothing is not set. In \`.env\` a value with a \`#\` in it stands in quotes; what the environment
has goes before the file.

${table(environmentKeys())}
`;
}

function partOf(key: string): string {
  return key.split(/[.[]/)[0] ?? '';
}

function table(entries: KeyEntry[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
  const code = (text: string) => (text === '' ? '' : `\`${text}\``);
  const rows = entries.map(
    ({ key, type, byDefault, says, example }) =>
      `| ${code(key)} | ${cell(type)} | ${byDefault === 'optional' ? '_optional_' : cell(code(byDefault))} | ${cell(says)} | ${cell(code(example))} |`,
  );
  return ['| Key | Type | Default | What it is | Example |', '| --- | --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}

function entriesOf(shape: z.core.$ZodType, prefix: string): KeyEntry[] {
  return Object.entries(keysOf(shape)).flatMap(([name, inner]) => {
    const key = prefix ? `${prefix}.${name}` : name;
    const told = about(inner);
    const core = coreOf(inner);
    const below =
      told.writtenAs !== undefined
        ? []
        : core.type === 'array'
          ? entriesOf(core.element, `${key}[]`)
          : core.type === 'record'
            ? entriesOf(core.valueType, `${key}.*`)
            : entriesOf(inner, key);
    // Keys that only hold others are told by those.
    if (below.length > 0 && told.description === undefined) return below;
    return [{ key, ...entry(inner) }, ...below];
  });
}

function entry(shape: z.core.$ZodType): Omit<KeyEntry, 'key'> {
  const { description, example } = about(shape);
  const byDefault = defaultOf(shape);
  const type = typeOf(shape);
  const first = example ?? byDefault ?? (type.includes(' | ') ? type.split(' | ')[0] : undefined);
  return {
    type,
    byDefault: byDefault === undefined ? (isOptional(shape) ? 'optional' : '') : asYaml(byDefault),
    says: description ?? '',
    example: first === undefined ? '' : typeof first === 'string' ? first : asYaml(first),
  };
}

type About = { description?: string; writtenAs?: string; example?: unknown };

/** What is said of a shape, or of what it wraps; the outermost word counts. */
function about(shape: z.core.$ZodType): About {
  const layers = layersOf(shape).map(layer => (layer as z.ZodType).meta() ?? {});
  const first = <K extends keyof About>(name: K) => layers.find(layer => layer[name] !== undefined)?.[name];
  const description = first('description');
  const writtenAs = first('writtenAs');
  return {
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof writtenAs === 'string' ? { writtenAs } : {}),
    example: first('example'),
  };
}

const typeNames: Record<string, string> = {
  string: 'text',
  number: 'number',
  boolean: 'true or false',
  object: 'keys',
};

function typeOf(shape: z.core.$ZodType): string {
  const { writtenAs } = about(shape);
  if (writtenAs) return writtenAs;
  const core = coreOf(shape);
  switch (core.type) {
    case 'enum':
      return Object.values(core.entries).join(' | ');
    case 'literal':
      return core.values.map(String).join(' | ');
    case 'union':
      return core.options.map(typeOf).join(' | ');
    case 'record':
      return 'keys';
    case 'array':
      return `list of ${typeOf(core.element)}`;
    default:
      return typeNames[core.type] ?? core.type;
  }
}

function defaultOf(shape: z.core.$ZodType): unknown {
  for (const layer of layersOf(shape)) {
    const { def } = (layer as z.core.$ZodTypes)._zod;
    if (def.type === 'default' || def.type === 'prefault') return def.defaultValue;
  }
  return undefined;
}

function isOptional(shape: z.core.$ZodType): boolean {
  return layersOf(shape).some(layer => (layer as z.core.$ZodTypes)._zod.def.type === 'optional');
}

function asYaml(value: unknown): string {
  if (typeof value === 'string') return value === '' ? '""' : value;
  if (Array.isArray(value)) return `[${value.map(asYaml).join(', ')}]`;
  return JSON.stringify(value);
}
