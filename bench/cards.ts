import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Template } from 'adaptivecards-templating';
import { type Drawing, drawings, render } from '../src/chat/render.ts';
import { asTaken } from '../src/chat/templates/as-taken.ts';
import { languages } from '../src/ticket/words.ts';
import { type Sample, samples } from './cards/samples.ts';
import { heading, load, percentiles, row } from './measure.ts';

/** So much of the processor's time each is measured; there are many. */
const measuredUs = 150_000;
const atOnce = 20;

/** What a drawing leads to: each template, with what stands in it. */
function drawnBy(draw: () => unknown): Drawing[] {
  const all: Drawing[] = [];
  const note = (message: unknown) => all.push(message as Drawing);
  drawings.subscribe(note);
  draw();
  drawings.unsubscribe(note);
  return all;
}

const templates = new Map<string, Template>();

function byTheLibrary({ path, view }: Drawing): unknown {
  const kept =
    templates.get(path) ?? new Template(JSON.parse(readFileSync(`cards/${path}`, 'utf8')) as object);
  templates.set(path, kept);
  return asTaken(kept.expand({ $root: view }));
}

function byUs({ path, view }: Drawing): unknown {
  const [card = '', rendition = ''] = path.replace('.json', '').split('/');
  return render(card, rendition, view);
}

/** By the processor's time, which is the same on a machine that has other work. @returns µs for each */
function each(name: string, draw: () => unknown): number {
  const spent = () => {
    const before = process.cpuUsage();
    for (let n = 0; n < atOnce; n += 1) draw();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / atOnce;
  };
  // Until the machine code is there.
  for (let warm = 0; warm < measuredUs / 2; ) warm += spent() * atOnce;
  const all: number[] = [];
  for (let sum = 0; sum < measuredUs || all.length < 5; sum += (all.at(-1) ?? 0) * atOnce) all.push(spent());
  const mean = all.reduce((sum, us) => sum + us, 0) / all.length;
  row(name, 1e6 / mean, percentiles(all), `${all.length} x ${atOnce}`);
  return mean;
}

/** A card as it is drawn; its templates alone, by us and by the library; and whether both draw the same. */
function drawing(name: string, draw: () => unknown, ratios: number[]): void {
  const parts = drawnBy(draw);
  for (const part of parts)
    if (JSON.stringify(byTheLibrary(part)) !== JSON.stringify(part.drawn))
      throw new Error(`${name}: ${part.path} is not what the library draws`);
  each(name, draw);
  const own = each(`  its ${parts.length} templates`, () => parts.map(byUs));
  const theirs = each('  the same by the library', () => parts.map(byTheLibrary));
  ratios.push(theirs / own);
}

function one({ name, view, slack, teams }: Sample, ratios: number[]): void {
  if (view) each(`${name}: what it says`, view);
  if (slack) drawing(`${name}, Slack`, slack, ratios);
  if (teams) drawing(`${name}, Teams`, teams, ratios);
}

console.log(`Cards and pages, on Node ${process.version}, ${cpus()[0]?.model ?? 'unknown'}; ${load()}`);
// npm run bench:cards -- card: only those whose name says so.
const [only = ''] = process.argv.slice(2);
for (const language of languages) {
  heading(`In ${language}`, 'µs of the processor for each card: median / 95th / 99th percentile / worst');
  const ratios: number[] = [];
  for (const sample of await samples(language)) if (sample.name.includes(only)) one(sample, ratios);
  const ordered = ratios.toSorted((a, b) => a - b);
  console.log(
    `  templates are expanded ${ordered[0]?.toFixed(1)} to ${ordered.at(-1)?.toFixed(1)} times as fast as by the library, half of them ${ordered[Math.floor(ordered.length / 2)]?.toFixed(1)} times or more; ${load()}`,
  );
}
