import type { LetterKind } from '../../ticket/grammar/letter-order.ts';
import { canBeFollowed } from '../../ticket/portal/reader.ts';
import type { Ticket } from '../../ticket/ticket.ts';
import type { Language } from '../../ticket/words.ts';

/** Where customers go from a letter, while there is a portal. */
export type CustomersLinks = {
  /** To the one request; it opens nothing by itself. */
  request(ticket: Ticket): string;
  /** By which they say how they were served; null where nobody is asked. */
  rating(ticket: Ticket): { up: string; down: string } | null;
};

const words = {
  it: {
    follow: (link: string) => `Può seguire la richiesta qui: ${link}`,
    rate: ({ up, down }: { up: string; down: string }) =>
      `Come è andata? Le basta un clic, e una parola se vuole:\nbene: ${up}\nmale: ${down}`,
  },
  en: {
    follow: (link: string) => `You can follow this request here: ${link}`,
    rate: ({ up, down }: { up: string; down: string }) =>
      `How did we do? One click is enough, and a word if you like:\ngood: ${up}\nbad: ${down}`,
  },
} satisfies Record<Language, unknown>;

/** Letters that end a request, after which its customer is asked how it went: once, and not after their own silence. */
const asking: ReadonlySet<LetterKind> = new Set(['close', 'solved']);

/**
 * What stands below a letter: how it went, and where the request can be followed.
 *
 * @param isNamed the template names the link itself
 * @returns the lines, and the links in them
 */
export function portalLines(
  links: CustomersLinks | undefined,
  kind: LetterKind,
  ticket: Ticket,
  isNamed: boolean,
): { lines: string[]; links: string[] } {
  if (!links || !canBeFollowed(ticket)) return { lines: [], links: [] };
  const said = words[ticket.language];
  const rating = asking.has(kind) ? links.rating(ticket) : null;
  const request = links.request(ticket);
  return {
    lines: [...(rating ? [said.rate(rating)] : []), ...(isNamed ? [] : [said.follow(request)])],
    links: [request, ...(rating ? [rating.up, rating.down] : [])],
  };
}
