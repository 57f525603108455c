import { sql } from 'drizzle-orm';
import type { Usable } from '../../config/config.ts';
import type { Finding } from '../../finding.ts';
import type { Db } from '../../store/database.ts';

/** Requests with a category or a priority that desk.yaml lists no more: that is allowed, and worth knowing. */
export async function checkFormerKinds({ parts }: Pick<Usable, 'parts'>, db: Db | null): Promise<Finding[]> {
  const { categories, priorities } = parts;
  if (!db || !categories || !priorities) return [];
  const rows = await db
    .execute<{ category: string | null; priority: number | null; count: number }>(
      sql`select category, priority, count(*)::int as count from ticket group by category, priority`,
    )
    .catch(() => []);
  const counted = (of: (row: (typeof rows)[number]) => string | null) => {
    const sums = new Map<string, number>();
    for (const row of rows) {
      const named = of(row);
      if (named !== null) sums.set(named, (sums.get(named) ?? 0) + row.count);
    }
    return [...sums];
  };
  return [
    ...counted(({ category }) =>
      category === null || categories.some(({ key }) => key === category) ? null : `category ${category}`,
    ),
    ...counted(({ priority }) =>
      priority === null || priorities.some(({ number }) => number === priority)
        ? null
        : `priority ${priority}`,
    ),
  ].map(([named, count]) => ({
    part: 'Requests',
    ok: true,
    isWarning: true,
    says: `${count} ${count === 1 ? 'has' : 'have'} the ${named}, which desk.yaml lists no more`,
    fix: 'they keep its last name and deadlines, and no other is given it: list it again, or classify them anew',
  }));
}
