import { fields } from '../../../src/config/keys/classifying/own-fields.ts';
import type { Catalogue } from '../../../src/ticket/catalogue/catalogue.ts';
import { shippedTerms } from '../../chat/a-moment.ts';

const long = (name: string) => `${name} ${'W'.repeat(60)}`.slice(0, 60);

/** One of each kind, with names as long as they may be. */
export const fiveFields = fields.parse({
  issue: {
    it: 'Issue sviluppatori',
    en: 'Developer issue',
    kind: 'link',
    address: 'https://dev.example.com/issues/{}',
  },
  environment: {
    it: 'Ambiente',
    en: 'Environment',
    kind: 'choice',
    options: {
      production: { it: 'Produzione', en: 'Production' },
      test: { it: long('Collaudo'), en: long('Test') },
    },
  },
  version: { it: long('Versione'), en: long('Version'), kind: 'text' },
  page: { it: long('Pagina'), en: long('Page'), kind: 'link' },
  asset: { it: long('Inventario'), en: long('Asset'), kind: 'text' },
});

/** The shipped catalogue, with five fields. */
export const withFields: Catalogue = { ...shippedTerms.policy.catalogue, fields: fiveFields };
