import { readFileSync } from 'node:fs';
import { Template } from 'adaptivecards-templating';
import { afterAll, beforeAll, expect } from 'vitest';
import { type Drawing, drawings } from '../../../src/chat/render.ts';
import { asTaken } from '../../../src/chat/templates/as-taken.ts';

const templates = new Map<string, Template>();

/** What adaptivecards-templating itself makes of a template and a view. */
export function byTheLibrary(path: string, view: object): unknown {
  let template = templates.get(path);
  if (!template) {
    template = new Template(JSON.parse(readFileSync(`cards/${path}`, 'utf8')));
    templates.set(path, template);
  }
  return asTaken(template.expand({ $root: view }));
}

/** All that the tests of this file draw is, to the byte, what the library draws. */
export function heldBesideTheLibrary(): void {
  const drawn = new Map<string, number>();
  const others: { path: string; ours: string; theirs: string }[] = [];
  // What a listener throws would be nobody's: it is told at the end.
  const hold = (message: unknown) => {
    const drawing = message as Drawing;
    const [ours, theirs] = [drawing.drawn, byTheLibrary(drawing.path, drawing.view)].map(card =>
      JSON.stringify(card),
    );
    drawn.set(drawing.path, (drawn.get(drawing.path) ?? 0) + 1);
    if (ours !== theirs) others.push({ path: drawing.path, ours: ours ?? '', theirs: theirs ?? '' });
  };
  beforeAll(() => drawings.subscribe(hold));
  afterAll(() => {
    drawings.unsubscribe(hold);
    expect(others.slice(0, 3)).toEqual([]);
    expect(drawn.size).toBeGreaterThan(0);
  });
}
