import { faults, takesFiles } from '../block-kit/blocks.ts';
import { modal } from '../block-kit/views.ts';
import type { SlackWorkspace } from '../workspace.ts';
import { parsed } from './arguments.ts';
import { Refused } from './method.ts';

const viewBytes = 250_000;

/** @throws what Slack says of a modal that cannot be shown */
export function validModal(value: unknown, { app, views }: SlackWorkspace) {
  const view = parsed(value);
  if (JSON.stringify(view).length > viewBytes) throw new Refused('view_too_large');
  const valid = modal.safeParse(view);
  if (!valid.success)
    throw new Refused('invalid_arguments', { response_metadata: { messages: faults(valid.error) } });
  if (valid.data.blocks.some(takesFiles) && !app.scopes.includes('files:read'))
    throw new Refused('missing_scope', { needed: 'files:read', provided: app.scopes.join(',') });
  const name = valid.data.external_id;
  if (name !== undefined && [...views.values()].flat().some(({ view }) => view.external_id === name))
    throw new Refused('duplicate_external_id');
  return valid.data;
}

/** A trigger is good for as long as Slack waits for the app, once. @returns the person who pressed */
export function useTrigger(workspace: SlackWorkspace, id: unknown): string {
  const trigger = workspace.triggers.get(String(id));
  if (!trigger) throw new Refused('invalid_trigger_id');
  if (trigger.used) throw new Refused('exchanged_trigger_id');
  if (Date.now() - trigger.at > workspace.waitsMs) throw new Refused('expired_trigger_id');
  trigger.used = true;
  return trigger.user;
}
