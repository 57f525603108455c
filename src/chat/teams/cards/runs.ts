import type { LinkedLine } from '../../card.ts';

/** A run of text, in which Teams reads neither Markdown nor mentions. */
export function plainRun(text: string) {
  return { type: 'TextRun', text };
}

/** A request's number, which leads to its card where that is known, and what follows it. */
export function lineRuns({ token, link, text }: LinkedLine, weight = 'Default'): object[] {
  const number =
    link === ''
      ? { ...plainRun(token), weight: 'Bolder' }
      : {
          ...plainRun(token),
          weight: 'Bolder',
          color: 'Accent',
          underline: true,
          selectAction: { type: 'Action.OpenUrl', title: token, url: link },
        };
  return [...(token === '' ? [] : [number]), { ...plainRun(token === '' ? text : ` ${text}`), weight }];
}
