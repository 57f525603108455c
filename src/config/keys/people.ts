import { z } from 'zod';
import { assignments } from '../../ticket/clock/allotting.ts';
import { roles } from '../../ticket/words.ts';
import { about, address } from './values/fields.ts';

export const access = about(
  z.enum(['channel', 'list'], 'write channel or list').default('channel'),
  'Who may press the buttons: every member of the operators’ channel, or only those listed under operators.',
);

export const assignment = about(
  z.enum(assignments, `write ${assignments.join(', ')}`).default('manual'),
  'Whose turn it is to claim a new request: nobody’s in particular (manual), each in turn (round-robin), or whoever has the fewest open ones (least-loaded); before that, the operator of its company. Nobody gets a turn who is away. It stops no clock: only claiming does.',
  'round-robin',
);

export const operators = about(
  z
    .array(
      z.strictObject({
        email: about(
          address,
          'The address by which a Slack user and a Teams user are known as one person.',
          'anna.rossi@example.com',
        ),
        name: about(z.string().min(1), 'The name that customers and colleagues read.', 'Anna Rossi'),
        role: about(
          z.enum(roles, 'write operator, manager or admin').default('operator'),
          'Managers extend promises and plan closures; admins, beside that, are told what is broken.',
        ),
      }),
    )
    .default([]),
  'People whom the desk knows by name; with access: channel, members who are not listed are operators too.',
);
