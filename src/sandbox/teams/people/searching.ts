import { z } from 'zod';
import { adaptiveCard, type Card } from '../adaptive-card/card.ts';

/** What a message extension found, as the one who searches sees it; `card` is what is put in when it is chosen. */
export type FoundCard = { title: string; text: string; card: Card };
export type SearchShown = { error: string; results: FoundCard[] };

/** A client asks for so many results at a time. */
const asksForAtMost = 25;

const trouble = 'Unable to reach app. Please try again.';

const answerShape = z.object({
  composeExtension: z.union([
    z.strictObject({ type: z.literal('message'), text: z.string().min(1) }),
    z.strictObject({
      type: z.literal('result'),
      attachmentLayout: z.enum(['list', 'grid']),
      attachments: z
        .array(
          z.strictObject({
            contentType: z.literal('application/vnd.microsoft.card.adaptive'),
            content: adaptiveCard,
            preview: z.strictObject({
              contentType: z.enum([
                'application/vnd.microsoft.card.thumbnail',
                'application/vnd.microsoft.card.hero',
              ]),
              content: z.object({ title: z.string().min(1), text: z.string().optional() }),
            }),
          }),
        )
        .max(asksForAtMost),
    }),
  ]),
});

/** The value with which a client asks for what fits what was typed; before that it asks by a parameter of its own. */
export function queryValue(typed: string, skip: number) {
  const parameter = typed === '' ? { name: 'initialRun', value: 'true' } : { name: 'words', value: typed };
  return { commandId: 'find', parameters: [parameter], queryOptions: { skip, count: asksForAtMost } };
}

/** What a client shows of the answer to a search. @param isLate it came later than the client waits */
export function searchShown(answer: { status: number; body: unknown }, isLate: boolean): SearchShown {
  if (answer.status !== 200 || isLate) return { error: trouble, results: [] };
  const parsed = answerShape.safeParse(answer.body);
  if (!parsed.success) throw new Error(`Teams would not understand: ${parsed.error.message}`);
  const { composeExtension: said } = parsed.data;
  if (said.type === 'message') return { error: said.text, results: [] };
  return {
    error: '',
    results: said.attachments.map(({ content, preview: { content: shown } }) => ({
      title: asHtml(shown.title),
      text: asHtml(shown.text ?? ''),
      card: content,
    })),
  };
}

/** As a client reads a thumbnail's text: entities, and no tags of ours. */
export function asHtml(text: string): string {
  return text
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
