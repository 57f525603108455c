import type { Config } from '../../config/config.ts';
import type { Desk } from '../../desk/desk.ts';
import { erase } from './erase.ts';
import { exportPerson } from './export.ts';

const usage =
  'Write: npm run -s sportello -- privacy export ADDRESS, or privacy erase ADDRESS; help privacy tells more.';

/** What is held of a person: taken out, and erased. @returns the exit code */
export async function privacy(desk: Desk, config: Config, [verb, ...args]: string[]): Promise<number> {
  switch (verb) {
    case 'erase':
      return await erase(desk, config, args);
    case 'export':
      return await exportPerson(desk, config, args);
    default:
      throw new Error(usage);
  }
}
