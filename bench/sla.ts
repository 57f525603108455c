import { cpus } from 'node:os';
import { batchLines } from './batch-lines.ts';
import { comparison } from './comparison.ts';
import { compiling, deadlines } from './deadlines.ts';
import { pinging } from './pings.ts';
import { recomputing } from './recompute.ts';

// npm run bench:sla -- deadlines recompute: only those named.
const sections = {
  compiling,
  deadlines,
  batch: batchLines,
  comparison,
  recompute: recomputing,
  pings: pinging,
};

const named = process.argv.slice(2);
console.log(
  `Working time, on Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'}, one core of ${cpus().length}`,
);
for (const [name, section] of Object.entries(sections))
  if (named.length === 0 || named.includes(name)) await section();
