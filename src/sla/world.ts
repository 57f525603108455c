import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

let library: typeof Holidays | undefined;

/**
 * The public holidays of the whole world. With the almanacs behind them they take a process 28 MB, so they are read when a
 * country is asked for whose days are not known by heart; at once, for whoever asks computes.
 */
export function worldsHolidays(): typeof Holidays {
  if (library) return library;
  const read: typeof Holidays = createRequire(import.meta.url)('date-holidays');
  library = read;
  return read;
}
