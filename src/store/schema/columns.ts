import { customType, timestamp } from 'drizzle-orm/pg-core';

/** Bytes, as they are. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' });

/** Words to be searched for, as PostgreSQL keeps them. */
export const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' });

/** A moment, as a Date. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
