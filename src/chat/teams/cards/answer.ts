import type { CommandAnswer, TicketLine } from '../../card.ts';
import { lineButton } from './button.ts';
import { promisedIn } from './deadline.ts';
import { type AdaptiveCard, adaptive } from './expand.ts';

/** What a command answers: a text, or lines of requests with their buttons. */
export function answerAdaptiveCard(answer: CommandAnswer): AdaptiveCard {
  return adaptive('answer', {
    title: answer.title,
    text: answer.lines.length === 0 ? answer.text.split('\n').map(inBold) : [],
    lines: answer.lines.map(line => ({
      ...line,
      ...promisedIn(line),
      found: foundIn(line),
      // One stands beside its request; where there are more, they stand below.
      beside: line.buttons.length === 1 ? line.buttons.map(lineButton) : [],
      below: line.buttons.length > 1 ? line.buttons.map(lineButton) : [],
    })),
    buttons: answer.buttons.map(lineButton),
  });
}

/** The runs of a line, of which what stands between stars is bold. */
function inBold(line: string): { runs: { text: string; weight: string }[] } {
  const runs = line
    .split(/\*([^*]*)\*/)
    .map((text, index) => ({ text, weight: index % 2 === 1 ? 'Bolder' : 'Default' }))
    .filter(({ text }) => text !== '');
  return { runs: runs.length > 0 ? runs : [{ text: ' ', weight: 'Default' }] };
}

/** None where it is no search. */
function foundIn({ found }: TicketLine): { runs: { text: string; weight: string; isSubtle: boolean }[] }[] {
  if (!found) return [];
  const lead = { text: `${found.lead}: `, weight: 'Default', isSubtle: true };
  const parts = found.parts.map(({ text, isFound }) => ({
    text,
    weight: isFound ? 'Bolder' : 'Default',
    isSubtle: !isFound,
  }));
  return [{ runs: [lead, ...parts] }];
}
