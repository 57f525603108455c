import { offered } from '../offer.ts';
import { writtenToMany } from './written-to-many.ts';

/** The same to those that have joined since: nothing reaches them by itself. */
export const writeToJoined = writtenToMany({
  verb: 'write-to-joined',
  label: words => words.incident.write.toNew,
  offered: id => (id === 0 ? null : offered),
  among: 'untold',
  title: words => words.incident.write.form.titleNew,
});
