import { readFileSync } from 'node:fs';
import mustache from 'mustache';
import { instantInWords, type Speech } from '../say.ts';
import { reportForm } from '../words/chapters/duties/report.ts';
import { eachLanguage } from '../words/in-both.ts';
import type { DutyReport } from './report.ts';

const template = readFileSync(new URL('form.mustache', import.meta.url), 'utf8');
mustache.parse(template);
const words = eachLanguage(reportForm);

/**
 * The form, to be printed and filled in by hand where nothing is known.
 *
 * @param jsonUrl where the same is to be had as a program reads it; null: it lies beside it
 */
export function dutyForm(report: DutyReport, speech: Speech, jsonUrl: string | null = null): string {
  const said = words[report.language];
  const at = (iso: string) => instantInWords(speech, new Date(iso));
  return mustache.render(template, {
    ...report,
    words: said,
    jsonUrl,
    title: said.title(`#${report.request}`),
    arrived: at(report.arrivedAt),
    made: said.made(at(report.madeAt)),
    happenings: report.log.map(({ at: when, line }) => ({ when: at(when), line })),
  });
}
