import type { Request, Response } from 'express';
import { availabilityWords } from '../../chat/words/reports/availability.ts';
import { figureWords } from '../../chat/words/reports/figures.ts';
import { type FigureKey, figuresOf, groups, kindOf } from '../../ticket/reports/figures.ts';
import type { Language } from '../../ticket/words.ts';
import { templateAt } from '../frame/template.ts';
import { type Portal, showPage, type Visit } from '../portal/portal.ts';
import { reportPageWords } from './words.ts';

const definitionsPage = templateAt('definitions.mustache', import.meta.url);

/** What every figure is, group by group. */
export function showDefinitions(portal: Portal, request: Request, response: Response, visit: Visit): void {
  const { language } = visit;
  const words = reportPageWords[language];
  const said = words.definitions;
  const { figures, groups: names } = figureWords[language];
  showPage(portal, request, response, visit, {
    title: said.title,
    template: definitionsPage,
    view: {
      said,
      back: words.ways.back,
      groups: [
        ...groups.map(group => ({
          id: group,
          name: names[group],
          figures: figuresOf(group).map(id => ({ id, ...figures[id], also: alsoSaid(id, language) })),
        })),
        availabilityDefined(language),
      ],
    },
  });
}

function availabilityDefined(language: Language) {
  const { title, figures } = availabilityWords[language];
  return {
    id: 'availability',
    name: title,
    figures: Object.entries(figures).map(([id, words]) => ({ id, ...words, also: '' })),
  };
}

/** Which way is better, and of when it is; '' where there is nothing to be said. */
function alsoSaid(figure: FigureKey, language: Language): string {
  const { better, atEnd, ripens } = reportPageWords[language].definitions;
  const { good, isAtEnd, ripens: doesRipen } = kindOf(figure);
  return [good && better[good], isAtEnd && atEnd, doesRipen && ripens].filter(Boolean).join(' ');
}
