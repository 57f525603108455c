import { closures } from './closures.ts';
import type { Command } from './command.ts';
import { duty } from './duty.ts';
import { help } from './help.ts';
import { late } from './late.ts';
import { mine } from './mine.ts';
import { queue } from './queue.ts';
import { request } from './request.ts';
import { why } from './why.ts';

/** What can be asked for in chat, in the order of the help. */
export const commands: readonly Command[] = [request, mine, queue, late, why, closures, duty, help];
