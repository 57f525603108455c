import type { Reporter } from '../../chat/duty-report/report.ts';
import type { Config } from '../../config/config.ts';

/** Who reports to the authorities: the house, as desk.yaml has it. */
export function reporterOf({ policy: { desk, security } }: Pick<Config, 'policy'>): Reporter {
  return {
    name: desk.controller || desk.name,
    contact: [...(security?.contact ?? []), desk.phone].filter(Boolean).join(', '),
  };
}
