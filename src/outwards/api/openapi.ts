import { z } from 'zod';
import type { TokenRight } from '../../store/schema/outwards/api.ts';
import { type ProblemStatus, problemShape, problemTitles } from './problem.ts';
import { briefShape, newCommentShape, newTicketShape, ticketShape } from './shapes.ts';

type Shape = keyof ReturnType<typeof schemas>;
type Answers = { status: number; says: string; shape: Shape }[];

const number = {
  name: 'number',
  in: 'path',
  required: true,
  schema: { type: 'integer', minimum: 1 },
  description: 'The request’s number.',
};
const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  schema: { type: 'string', minLength: 1, maxLength: 255 },
  description:
    'Chosen anew for each thing that is done, such as a UUID: the same call under the same key is done once, and answered as it was, for two days.',
};

/** The API as OpenAPI 3.1 describes it, printed from the very shapes by which bodies are read. */
export function openApi(server = 'https://desk.example.com') {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sportello',
      version: '1.0.0',
      description:
        'For programs, server to server: a form on a site, a tracker. Opens requests of customers, tells how they stand, adds what the customer writes. It tells numbers, states and times, and nobody’s words. Off until somebody makes a token.',
    },
    servers: [{ url: server }],
    security: [{ token: [] }],
    paths: {
      '/api/tickets': {
        post: acting('create', 'Opens a request', 'NewTicket', []),
      },
      '/api/tickets/{number}': {
        get: {
          ...operation('read', 'How a request stands'),
          parameters: [number],
          responses: responses(
            [{ status: 200, says: 'As it is now.', shape: 'Ticket' }],
            [401, 403, 404, 429, 503],
          ),
        },
      },
      '/api/tickets/{number}/comments': {
        post: acting('comment', 'Adds what the customer writes', 'NewComment', [number], [404, 409]),
      },
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'sportello tokens add makes one.' },
      },
      schemas: schemas(),
    },
  };
}

function acting(
  right: TokenRight,
  summary: string,
  body: Shape,
  parameters: object[],
  more: ProblemStatus[] = [],
) {
  return {
    ...operation(right, summary),
    parameters: [...parameters, idempotencyKey],
    requestBody: { required: true, content: { 'application/json': { schema: ref(body) } } },
    responses: responses(
      [{ status: 201, says: 'It was done.', shape: 'TicketState' }],
      [400, 401, 403, ...more, 413, 415, 422, 429, 503],
    ),
  };
}

function operation(right: TokenRight, summary: string) {
  return {
    operationId: right,
    summary,
    description: `Only of requests that this token has opened. Needs the right \`${right}\`.`,
  };
}

function responses(answers: Answers, problems: ProblemStatus[]) {
  const done = answers.map(({ status, says, shape }) => [
    status,
    { description: says, content: { 'application/json': { schema: ref(shape) } } },
  ]);
  const refused = problems.map(status => [
    status,
    {
      description: problemTitles[status],
      ...(status === 429 || status === 503
        ? { headers: { 'Retry-After': { schema: { type: 'integer' }, description: 'In seconds.' } } }
        : {}),
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  ]);
  return Object.fromEntries([...done, ...refused]);
}

function ref(shape: Shape) {
  return { $ref: `#/components/schemas/${shape}` };
}

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function schemas() {
  return {
    NewTicket: schemaOf(newTicketShape),
    NewComment: schemaOf(newCommentShape),
    TicketState: schemaOf(briefShape),
    Ticket: schemaOf(ticketShape),
    Problem: schemaOf(problemShape),
  };
}

function schemaOf(shape: z.ZodType) {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' });
  return schema;
}
