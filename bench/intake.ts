import { cpus } from 'node:os';
import { imap } from './intake/imap.ts';
import { latency } from './intake/latency.ts';
import { memory } from './intake/memory.ts';
import { throughput, whereTimeGoes } from './intake/throughput.ts';

// npm run bench:intake -- throughput latency: only those named.
const sections = { throughput, latency, imap, memory, where: whereTimeGoes };

const named = process.argv.slice(2);
console.log(
  `Mail on its way in, on Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'}, ${cpus().length} cores`,
);
for (const [name, section] of Object.entries(sections))
  if (named.length === 0 || named.includes(name)) await section();
