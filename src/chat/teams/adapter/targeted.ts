/** Marks a call that is about a message which one member of a conversation sees. It never leaves the house. */
export const targetedMark = 'x-sportello-targeted';

type Request = {
  url: string;
  headers: { get(name: string): string | undefined; delete(name: string): unknown };
};

/**
 * The archived SDK knows nothing of targeted messages: they are its ordinary calls with one parameter more
 * (msteams-docs, agents-in-teams/targeted-messages.md). Every call about one needs it, edits too (vercel/chat#950).
 */
export const targeted = {
  name: 'targeted',
  sendRequest: <R extends Request, T>(request: R, next: (request: R) => Promise<T>): Promise<T> => {
    if (request.headers.get(targetedMark) === undefined) return next(request);
    request.headers.delete(targetedMark);
    const url = new URL(request.url);
    url.searchParams.set('isTargetedActivity', 'true');
    request.url = url.href;
    return next(request);
  },
};
