import { z } from 'zod';
import type { TokenRight } from '../../store/schema/outwards/api.ts';
import { looksKeptShape, looksShape, probesShape } from './calls/probes.ts';
import { type ProblemStatus, problemShape, problemTitles } from './problem.ts';
import { briefShape, newCommentShape, newTicketShape, ticketShape } from './shapes.ts';

type Shape = keyof ReturnType<typeof schemas>;
/** @property isMade it can be asked for afterwards, and where is said */
type Answers = { status: number; says: string; shape: Shape; isMade?: true }[];

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
        post: acting(
          {
            right: 'create',
            summary: 'Opens a request',
            description:
              'Opens a request, as a mail would: its card comes to the operators, its promises begin, a receipt goes where the desk sends receipts.',
          },
          { shape: 'NewTicket', form: newTicketShape },
          [],
        ),
      },
      '/api/tickets/{number}': {
        get: {
          ...operation({
            right: 'read',
            summary: 'How a request stands',
            description: `States, times and promises, and nobody’s words. ${ownAlone}`,
          }),
          parameters: [number],
          responses: responses(
            [{ status: 200, says: 'As it is now.', shape: 'Ticket' }],
            [401, 403, 404, 405, 429, 503],
          ),
        },
      },
      '/api/tickets/{number}/comments': {
        post: acting(
          {
            right: 'comment',
            summary: 'Adds what the customer writes',
            description: `Adds what the customer writes, as their answer; one that was closed lately is opened again by it. ${ownAlone}`,
          },
          { shape: 'NewComment', form: newCommentShape },
          [number],
          [404],
        ),
      },
      ...probePaths(),
    },
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'sportello tokens add makes one.' },
      },
      schemas: schemas(),
    },
  };
}

function probePaths() {
  return {
    '/api/probes': {
      get: {
        ...operation({
          right: 'probe',
          summary: 'What is to be looked at',
          description: 'The services that are looked at each minute, for a second place to look at them too.',
        }),
        operationId: 'probes',
        responses: responses(
          [{ status: 200, says: 'As desk.yaml has it.', shape: 'Probes' }],
          [401, 403, 405, 429, 503],
        ),
      },
      post: {
        ...operation({
          right: 'probe',
          summary: 'What was seen',
          description:
            'Keeps what was seen of services in a minute, from another place. Told twice, it is kept once.',
        }),
        parameters: [idempotencyKey],
        requestBody: { required: true, content: { 'application/json': { schema: ref('Looks') } } },
        responses: responses(
          [{ status: 200, says: 'It is kept.', shape: 'LooksKept' }],
          [400, 401, 403, 405, 409, 413, 415, 422, 429, 503],
        ),
      },
    },
  };
}

type Said = { right: TokenRight; summary: string; description: string };

const ownAlone = 'Only of requests that this token has opened.';

function acting(
  said: Said,
  { shape, form }: { shape: Shape; form: z.ZodType },
  parameters: object[],
  more: ProblemStatus[] = [],
) {
  return {
    ...operation(said),
    parameters: [...parameters, idempotencyKey],
    requestBody: {
      required: true,
      content: {
        'application/json': { schema: ref(shape) },
        'multipart/form-data': { schema: formSchemaOf(form) },
      },
    },
    responses: responses(
      [{ status: 201, says: 'It was done.', shape: 'TicketState', isMade: true }],
      [400, 401, 403, ...more, 405, 409, 413, 415, 422, 429, 503],
    ),
  };
}

function operation({ right, summary, description }: Said) {
  return { operationId: right, summary, description: `${description} Needs the right \`${right}\`.` };
}

/** The same as fields of a form: what lies in an object is named with it (`from.address`), a file is a file. */
function formSchemaOf(shape: z.ZodType) {
  const { properties = {}, required = [] } = z.toJSONSchema(shape, { io: 'input' });
  const fields = Object.entries(properties).flatMap(([name, property]): [string, object, boolean][] => {
    if (typeof property === 'boolean') return [];
    const isAsked = required.includes(name);
    if (name === 'files') return [[name, filesOfForm(property), isAsked]];
    if (property.type !== 'object') return [[name, property, isAsked]];
    const inner = property.required ?? [];
    return Object.entries(property.properties ?? {}).map(([key, each]) => [
      `${name}.${key}`,
      typeof each === 'boolean' ? {} : each,
      isAsked && inner.includes(key),
    ]);
  });
  return {
    type: 'object',
    description: 'The same, as browsers send a form; a file that holds nothing and has no name is left out.',
    properties: Object.fromEntries(fields.map(([name, property]) => [name, property])),
    required: fields.filter(([, , isAsked]) => isAsked).map(([name]) => name),
  };
}

function filesOfForm({ description, maxItems }: { description?: string; maxItems?: number }) {
  const file = { type: 'string', contentMediaType: 'application/octet-stream' };
  return { type: 'array', items: file, description, maxItems };
}

function responses(answers: Answers, problems: ProblemStatus[]) {
  const done = answers.map(({ status, says, shape, isMade = false }) => [
    status,
    {
      description: says,
      ...(isMade ? { headers: { Location: location } } : {}),
      content: { 'application/json': { schema: ref(shape) } },
    },
  ]);
  const refused = problems.map(status => [
    status,
    {
      description: problemTitles[status],
      ...headersOf(status),
      content: { 'application/problem+json': { schema: ref('Problem') } },
    },
  ]);
  return Object.fromEntries([...done, ...refused]);
}

const location = {
  schema: { type: 'string', format: 'uri-reference' },
  description: 'Where it can be asked for.',
};
const retryAfter = {
  schema: { type: 'integer' },
  description: 'In seconds. With 409 where the same call is under way, and comes to its end.',
};
const allow = { schema: { type: 'string' }, description: 'By which methods it is called.' };
const authenticate = { schema: { type: 'string' }, description: '`Bearer` (RFC 6750).' };

/** What a refusal says beside its body. */
function headersOf(status: ProblemStatus): { headers?: object } {
  switch (status) {
    case 401:
      return { headers: { 'WWW-Authenticate': authenticate } };
    case 405:
      return { headers: { Allow: allow } };
    case 409:
    case 429:
    case 503:
      return { headers: { 'Retry-After': retryAfter } };
    default:
      return {};
  }
}

function ref(shape: Shape) {
  return { $ref: `#/components/schemas/${shape}` };
}

/** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
function schemas() {
  return {
    NewTicket: schemaOf(newTicketShape),
    Probes: schemaOf(probesShape),
    Looks: schemaOf(looksShape),
    LooksKept: schemaOf(looksKeptShape),
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
