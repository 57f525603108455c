import type { DeskEvent } from '../../../src/ticket/log/desk-events.ts';
import { colleague, mark, person } from '../../ticket/examples.ts';

const closure = {
  id: 1,
  from: '2026-08-10',
  to: '2026-08-21',
  name: `${mark} estiva`,
  onCall: colleague,
};
const away = {
  operator: colleague,
  from: '2026-11-26T09:00:00.000Z',
  until: '2026-11-30T08:00:00.000Z',
  substitute: { id: 8, name: `${mark} Giulia` },
  note: `${mark}: chiamare Acme`,
};
const reply = { id: 3, ticket: 1001, name: mark, it: `${mark}.`, en: null };
const maintenance = {
  id: 2,
  service: 'registry',
  from: '2026-12-05T20:00:00.000Z',
  to: '2026-12-05T22:00:00.000Z',
  it: `${mark} non risponde.`,
  en: `${mark} does not answer.`,
  isOutsideHours: true,
};
const turn = { from: '2026-08-10', to: '2026-08-16', operator: colleague };

/** One of each of the desk's own. */
export const everyDeskEvent: { [T in DeskEvent['type']]: DeskEvent & { type: T } } = {
  'closure-planned': { type: 'closure-planned', closure },
  'closure-changed': { type: 'closure-changed', closure: { ...closure, onCall: null } },
  'closure-cancelled': { type: 'closure-cancelled', closure },
  'mail-imported': { type: 'mail-imported', mail: 4, ticket: 1001 },
  'mail-attached': { type: 'mail-attached', mail: 4, ticket: 1001 },
  'mail-discarded': { type: 'mail-discarded', mail: 4, ticket: null },
  'data-exported': { type: 'data-exported', address: `${mark}@cliente.example` },
  'ledger-read': { type: 'ledger-read', address: `${mark}@cliente.example` },
  'erasure-proposed': { type: 'erasure-proposed', address: `${mark}@cliente.example` },
  'erasure-dropped': { type: 'erasure-dropped', address: `${mark}@cliente.example` },
  'records-exported': { type: 'records-exported' },
  'erasure-confirmed': { type: 'erasure-confirmed', address: `${mark}@cliente.example` },
  'person-forgotten': {
    type: 'person-forgotten',
    ...{ erasure: 1, digest: 'ab12', requests: 2, others: 1, messages: 5, files: 1, mails: 3 },
  },
  'retention-begun': {
    type: 'retention-begun',
    night: 1,
    until: {
      ...{ closed: '2024-11-23T01:00:00.000Z', attachments: null, rawMail: null, machineMail: null },
      ledger: '2026-05-23T01:00:00.000Z',
    },
  },
  'taken-away': {
    type: 'taken-away',
    ...{ night: 1, erasure: null, mails: [3], files: [4], readings: [], deskEvents: [7] },
    incidentEvents: [{ incident: 1, sequence: 2 }],
  },
  'retention-done': {
    type: 'retention-done',
    ...{ night: 1, isWhole: true, requests: 2, messages: 5, files: 1, mails: 3, readings: 4 },
  },
  'companies-imported': {
    type: 'companies-imported',
    added: [`${mark} S.p.A.`, mark],
    changed: [],
    removed: [mark],
  },
  'address-remembered': { type: 'address-remembered', address: person.address, company: `${mark}-spa` },
  'reply-proposed': { type: 'reply-proposed', reply },
  'reply-approved': { type: 'reply-approved', reply: { ...reply, en: `${mark}!` } },
  'reply-refused': { type: 'reply-refused', reply },
  'reply-retired': { type: 'reply-retired', reply },
  'portal-asked': { type: 'portal-asked', address: person.address, name: mark, way: 'page' },
  'portal-granted': { type: 'portal-granted', address: person.address, name: mark, company: `${mark}-spa` },
  'portal-refused': { type: 'portal-refused', address: person.address, name: mark },
  'data-taken': { type: 'data-taken', address: person.address },
  'erasure-asked': { type: 'erasure-asked', address: person.address },
  'portal-ended': { type: 'portal-ended', address: person.address },
  'complaint-lifted': { type: 'complaint-lifted', address: person.address },
  'numbers-skipped': { type: 'numbers-skipped', from: 1001, to: 1101 },
  'operator-left': { type: 'operator-left', operator: colleague },
  'operator-returned': { type: 'operator-returned', operator: colleague },
  'away-set': { type: 'away-set', ...away },
  'away-changed': { type: 'away-changed', ...away, substitute: null },
  'away-ended': { type: 'away-ended', operator: colleague, why: 'due' },
  'duty-changed': { type: 'duty-changed', ...turn },
  'duty-removed': { type: 'duty-removed', ...turn },
  'maintenance-planned': { type: 'maintenance-planned', maintenance },
  'maintenance-changed': { type: 'maintenance-changed', maintenance },
  'maintenance-cancelled': { type: 'maintenance-cancelled', maintenance },
  'announcement-sent': {
    ...{ type: 'announcement-sent', announcement: 1, maintenance: 2 },
    recipients: { it: 3, en: 1 },
  },
  'announcement-stopped': { type: 'announcement-stopped', announcement: 1, maintenance: 2 },
  'announcement-finished': {
    ...{ type: 'announcement-finished', announcement: 1, maintenance: 2 },
    ...{ told: 3, leftOut: 1 },
  },
};
