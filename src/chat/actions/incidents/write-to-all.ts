import { primary } from '../offer.ts';
import { writtenToMany } from './written-to-many.ts';

/** One message to all whose requests are part of an incident. */
export const writeToAll = writtenToMany({
  verb: 'write-to-all',
  label: words => words.incident.write.label,
  offered: id => (id === 0 ? null : primary),
  among: 'all',
  title: words => words.incident.write.form.title,
});
