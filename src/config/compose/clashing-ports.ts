import type { DeskYaml } from '../keys/desk-yaml.ts';
import type { Environment } from '../keys/environment.ts';
import type { ComposedFault } from './needed.ts';

/** One port for two doors: the second one would not open. Port 0 is whichever is free. */
export function clashingPorts(
  smtpDoor: DeskYaml['smtpDoor'] | undefined,
  { PORT, SMTP_DOOR_PORT }: Environment,
  httpHost: string,
): ComposedFault[] {
  if (!smtpDoor) return [];
  const smtp = SMTP_DOOR_PORT ?? smtpDoor.port;
  const faults: ComposedFault[] = [];
  const isTaken = (port: number) => port !== 0 && port === PORT && overlap(smtpDoor.host, httpHost);
  const says = (port: number, by: string) => `port ${port} is ${by}’s already: choose another one`;
  if (isTaken(smtp))
    faults.push(
      SMTP_DOOR_PORT === undefined
        ? { path: ['smtpDoor', 'port'], says: says(smtp, 'PORT') }
        : { variable: 'SMTP_DOOR_PORT', says: says(smtp, 'PORT'), isMissing: false },
    );
  if (smtpDoor.lmtpPort !== undefined) {
    const path = ['smtpDoor', 'lmtpPort'];
    if (isTaken(smtpDoor.lmtpPort)) faults.push({ path, says: says(smtpDoor.lmtpPort, 'PORT') });
    if (smtpDoor.lmtpPort === smtp) faults.push({ path, says: says(smtp, 'SMTP') });
  }
  return faults;
}

function overlap(a: string, b: string): boolean {
  const isAll = (host: string) => host === '0.0.0.0' || host === '::';
  return a === b || isAll(a) || isAll(b) || [a, b].includes('localhost');
}
