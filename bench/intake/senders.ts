import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { SenderOrder, SenderReport } from './sender.ts';

/**
 * Lets a process of its own send.
 *
 * @param ready called when the mails are made, before the first one is sent
 */
export async function send(
  order: SenderOrder,
  ready: () => void | Promise<void> = () => {},
): Promise<SenderReport> {
  const child = fork(fileURLToPath(new URL('./sender.ts', import.meta.url)));
  child.send(order);
  await once(child, 'message');
  await ready();
  child.send('go');
  const [report] = (await once(child, 'message')) as [SenderReport];
  if (report.failed.length > 0)
    throw new Error(`${report.failed.length} mails were not taken, for example: ${report.failed[0]}`);
  return report;
}
