import { z } from 'zod';

/** What may be wrong with a call, by the status that says so (RFC 9110). */
export const problemTitles = {
  400: 'This is no call that can be read',
  401: 'A token is needed',
  403: 'The token has no right to do this',
  404: 'There is no such request of yours',
  405: 'This is not done here',
  409: 'It cannot be done as things stand',
  413: 'This is too large',
  415: 'The body must be JSON or a form',
  422: 'Something in the body is wrong',
  429: 'Too much at once',
  500: 'Something went wrong here',
  503: 'The desk cannot do it now',
} as const;
export type ProblemStatus = keyof typeof problemTitles;

/** RFC 9457. */
export const problemShape = z
  .object({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What to do about it.' }),
    errors: z
      .array(
        z.object({
          pointer: z.string().meta({ description: 'Where in the body, as a JSON Pointer (RFC 6901).' }),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ description: 'What is wrong with a call (RFC 9457).' });

/** An answer: what was done, or why it was not. */
export type Answer = { status: number; body: unknown; headers?: Record<string, string> };

/** @param detail what to do about it */
export function problem(
  status: ProblemStatus,
  detail: string,
  more: { errors?: { pointer: string; detail: string }[]; headers?: Record<string, string> } = {},
): Answer {
  const { errors, headers = {} } = more;
  const body: z.infer<typeof problemShape> = {
    type: 'about:blank',
    title: problemTitles[status],
    status,
    detail,
    ...(errors ? { errors } : {}),
  };
  return { status, body, headers: { 'content-type': 'application/problem+json', ...headers } };
}

/** What zod found, without what stood there. */
export function invalid(error: z.ZodError): Answer {
  const errors = error.issues.slice(0, 20).flatMap(issue => {
    const path = issue.path.map(String);
    // A key that nobody knows is named by its place.
    const places =
      issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 20).map(key => [...path, key]) : [path];
    return places.map(place => ({
      pointer: place
        .map(step => `/${step.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`)
        .join(''),
      detail: issue.code === 'unrecognized_keys' ? 'nobody knows this key: leave it out' : issue.message,
    }));
  });
  return problem(422, 'Correct what errors name, and call again.', { errors });
}
