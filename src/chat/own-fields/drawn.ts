import { createHash } from 'node:crypto';
import { type FormField, isFilled } from '../forms/views.ts';

/** Slack gives a form room for 3000 characters: a value is told from another by so much of its digest. */
const digits = 10;
const line = new RegExp(`^(own-[^=\\n]+)=([0-9a-f]{${digits}})$`);

/**
 * What stood in the desk's own fields as a form was drawn, for the form to carry: what others write there meanwhile is no
 * change of whoever left it alone. '' for a form without such fields.
 */
export function drawnOf(fields: FormField[]): string {
  return fields
    .filter(isFilled)
    .filter(({ id }) => id.startsWith('own-'))
    .map(({ id, value }) => `${id}=${digest(value)}`)
    .join('\n');
}

/** Whether an input is as it was drawn; it comes back as foreign data. Of a form that carries nothing none is. */
export function isAsDrawn(drawn: unknown, id: string, value: string): boolean {
  if (typeof drawn !== 'string') return false;
  return drawn.split('\n').some(each => {
    const [, drawnId, was] = line.exec(each) ?? [];
    return drawnId === id && was === digest(value);
  });
}

/** Clients send an empty line as nothing, and others without the spaces around it. */
function digest(value: string): string {
  return createHash('sha256').update(value.trim()).digest('hex').slice(0, digits);
}
