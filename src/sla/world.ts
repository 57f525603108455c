import { createRequire } from 'node:module';
import type Holidays from 'date-holidays';

const read = createRequire(import.meta.url);

/**
 * The public holidays of the whole world. With the almanacs behind them they take a process 13 MB at rest, so they are read when
 * a country is asked for whose days are not known by heart; at once, for whoever asks computes. Node keeps what was read.
 */
export function worldsHolidays(): typeof Holidays {
  return read('date-holidays');
}
