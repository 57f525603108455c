import { z } from 'zod';
import { categories } from '../../config/keys/classifying/categories.ts';
import { priorities } from '../../config/keys/classifying/priorities.ts';
import type { Db } from '../../store/database.ts';
import { findSetting, saveSetting } from '../../store/settings.ts';
import type { Catalogue } from '../../ticket/catalogue/catalogue.ts';
import type { Policy } from '../../ticket/clock/policy.ts';
import { isCategoryKey, isPriority } from '../../ticket/words.ts';

/** Under which the database keeps what desk.yaml has listed so far. */
const setting = 'catalogue';

const called = z.object({ it: z.string(), en: z.string() });
const length = z.object({ amount: z.number(), unit: z.enum(['minute', 'hour', 'day']) });
const field = { key: z.string(), name: called };

const keptShape = z.object({
  categories: z.array(
    z.object({
      key: z.string().refine(isCategoryKey),
      name: called,
      promised: z.boolean(),
      restricted: z.boolean(),
      billable: z.boolean(),
    }),
  ),
  priorities: z.array(
    z.object({
      number: z.number().refine(isPriority),
      name: called,
      urgent: z.boolean(),
      promises: z.object({ claim: length, resolve: length }).optional(),
    }),
  ),
  fields: z.array(
    z.union([
      z.object({ ...field, kind: z.literal('text') }),
      z.object({ ...field, kind: z.literal('link'), address: z.string().nullable() }),
      z.object({ ...field, kind: z.literal('choice'), options: z.array(z.object(field)) }),
    ]),
  ),
});
type Kept = z.infer<typeof keptShape>;

/**
 * The policy with what desk.yaml listed before and lists no more: requests that have it keep its name, its deadlines and who
 * may see them, and no other is given it. What it lists now is remembered for that.
 */
export async function withFormer(policy: Policy, db: Db): Promise<Policy> {
  const written = await findSetting(db, setting);
  const known = policyWith(policy, keptIn(written));
  const toKeep = JSON.stringify(keptOf(known));
  if (toKeep !== written) await saveSetting(db, setting, toKeep);
  return known;
}

/** A desk from before any was listed had those of the service terms. */
function keptIn(written: string | null): Kept {
  const terms = {
    categories: categories.parse(undefined),
    priorities: priorities.parse(undefined),
    fields: [],
  };
  return written === null ? keptShape.parse(terms) : keptShape.parse(JSON.parse(written));
}

/** Pure. */
function policyWith(policy: Policy, kept: Kept): Policy {
  const { catalogue } = policy;
  const former = kept.priorities.filter(({ number }) =>
    catalogue.priorities.every(each => each.number !== number),
  );
  const promised = former.flatMap(({ number, promises }) => (promises ? [[number, promises] as const] : []));
  return {
    ...policy,
    catalogue: {
      categories: [...catalogue.categories, ...missing(catalogue.categories, kept.categories)],
      priorities: [
        ...catalogue.priorities,
        ...former.map(({ promises: _, ...rest }) => ({ ...rest, isFormer: true })),
      ],
      fields: [...catalogue.fields, ...missing(catalogue.fields, kept.fields)],
    },
    promises: { ...policy.promises, ...Object.fromEntries(promised) },
  };
}

function missing<Kind extends { key: string }>(
  listed: readonly { key: string }[],
  kept: readonly Kind[],
): (Kind & { isFormer: true })[] {
  return kept
    .filter(({ key }) => listed.every(each => each.key !== key))
    .map(kind => ({ ...kind, isFormer: true as const }));
}

function keptOf({ catalogue, promises }: Policy): Kept {
  const withPromises: { [K in keyof Catalogue]: readonly object[] } = {
    ...catalogue,
    priorities: catalogue.priorities.map(each => ({ ...each, promises: promises[each.number] })),
  };
  return keptShape.parse(withPromises);
}
