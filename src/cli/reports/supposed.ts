import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Config } from '../../config/config.ts';
import { alternatives, faultsOf, nobodyReads, within } from '../../config/faults.ts';
import { type DeskYaml, deskSections } from '../../config/keys/desk-yaml.ts';
import { policyOf } from '../../house/desk/policy.ts';
import type { Catalogue } from '../../ticket/catalogue/catalogue.ts';
import type { Otherwise } from '../../ticket/reports/what-if/other-terms.ts';
import { priorities } from '../../ticket/words.ts';

/** What in desk.yaml says by when something is due, and when people are called. */
const counted = [
  'calendar',
  'categories',
  'priorities',
  'promises',
  'escalation',
  'reportingDuties',
] as const;
type Counted = (typeof counted)[number];
/** @property defaultIsSaid which priority is the default is written, too */
type Parts = { [P in Counted]?: DeskYaml[P] } & { defaultIsSaid?: boolean };

/** A file in desk.yaml's form. @property part taken from it alone, and it may be all that stands in it; null: whatever counts */
export type Supposed = { option: string; file: string; part: Counted | null };

/**
 * What is supposed in the place of what was in force.
 *
 * @returns which parts that is
 * @throws Error that names every fault in the files
 */
export function otherwiseIn(
  { policy }: Pick<Config, 'policy'>,
  supposed: readonly Supposed[],
): { other: Otherwise; parts: string[] } {
  const parts: Parts = {};
  for (const each of supposed) Object.assign(parts, partsOf(each, policy));
  const promised = { ...policy.promises, ...parts.promises };
  const made = policyOf({ policy: { ...policy, ...parts, promises: promised } });
  const { ladder, acknowledgedFor, extendAtMost, onCallPriorities, duties, catalogue, defaultPriority } =
    made;
  const { promises } = parts;
  return {
    other: {
      ...(parts.calendar ? { calendar: parts.calendar } : {}),
      ...(promises ? { promises: Object.fromEntries(saidIn(promises)) } : {}),
      policy: {
        ...(parts.defaultIsSaid ? { defaultPriority } : {}),
        ...(parts.escalation ? { ladder, acknowledgedFor, extendAtMost, onCallPriorities } : {}),
        ...(parts.categories || parts.priorities ? { catalogue: withKnown(catalogue, policy) } : {}),
        ...(parts.reportingDuties ? { duties } : {}),
      },
    },
    parts: counted.filter(part => parts[part] !== undefined),
  };
}

/** What the file does not list stays what it is: requests have it. */
function withKnown(catalogue: Catalogue, known: Config['policy']): Catalogue {
  const { categories, priorities } = catalogue;
  return {
    ...catalogue,
    categories: [
      ...categories,
      ...known.categories.filter(({ key }) => categories.every(each => each.key !== key)),
    ],
    priorities: [
      ...priorities,
      ...known.priorities.filter(({ number }) => priorities.every(each => each.number !== number)),
    ],
  };
}

function saidIn(promises: DeskYaml['promises']) {
  return priorities.flatMap(priority => {
    const said = promises[priority];
    return said ? [[priority, said] as const] : [];
  });
}

function partsOf({ option, file, part }: Supposed, policy: DeskYaml): Parts {
  const content = contentOf(option, file);
  if (part !== null) return partIn(option, file, part, within(content, part) ?? content, policy);
  const keys = typeof content === 'object' && content !== null ? Object.keys(content) : [];
  const strangers = keys.filter(key => !Object.hasOwn(deskSections, key));
  if (strangers.length > 0)
    throw new Error(
      strangers.map(key => `${option} ${file}: ${key}: ${nobodyReads(key, [...counted])}`).join('\n'),
    );
  const found = counted.filter(each => keys.includes(each));
  if (found.length === 0)
    throw new Error(
      `${option} ${file}: nothing in it says by when something is due: write ${alternatives(counted)} as in desk.yaml`,
    );
  return Object.assign({}, ...found.map(each => partIn(option, file, each, within(content, each), policy)));
}

function partIn(option: string, file: string, part: Counted, written: unknown, policy: DeskYaml): Parts {
  const { promises } = policy;
  // Which priority is the default is said with the promises: where it is not, it stays.
  const isPart = part === 'promises' && typeof written === 'object' && written !== null;
  const parsed = deskSections[part].safeParse(isPart ? { default: promises.default, ...written } : written);
  if (parsed.success) return said(part, parsed.data, written, policy);
  throw new Error(
    faultsOf(parsed.error, part, written)
      .map(({ key, says }) => `${option} ${file}: ${key}: ${says}`)
      .join('\n'),
  );
}

/** What the file leaves out of a section is as desk.yaml has it, and not as a desk without a word of it would. */
function said<P extends Counted>(part: P, parsed: unknown, written: unknown, policy: DeskYaml): Parts {
  switch (part) {
    case 'calendar':
    case 'escalation':
      return { [part]: withUnsaid(parsed, written, policy[part]) };
    case 'promises': {
      const parts: Parts = { [part]: parsed };
      return { ...parts, defaultIsSaid: within(written, 'default') !== undefined };
    }
    default:
      return { [part]: parsed };
  }
}

/** Of holidays, the country and the days of one's own are said apart; all others of these sections are said whole. */
const saidInParts = ['holidays'];

function withUnsaid(parsed: unknown, written: unknown, known: unknown): unknown {
  if (!isRecord(parsed) || !isRecord(written) || !isRecord(known)) return parsed;
  return Object.fromEntries(
    Object.entries({ ...known, ...parsed }).map(([key, value]) => {
      if (!Object.hasOwn(written, key)) return [key, known[key] ?? value];
      return [key, saidInParts.includes(key) ? withUnsaid(value, written[key], known[key]) : value];
    }),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a file says, as YAML. @throws Error that names the option and the file */
export function contentOf(option: string, file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${option} ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
