import { priorityInWords } from '../../chat/in-words/classification-in-words.ts';
import type { Config } from '../../config/config.ts';
import { hoursInWords } from '../../sla/hours-in-words.ts';
import type { WorkingLength } from '../../sla/working-length.ts';
import { offeredPriorities } from '../../ticket/catalogue/catalogue.ts';
import type { Span } from '../../ticket/erasing/span.ts';
import { type Language, languages } from '../../ticket/words.ts';
import type { AboutFacts } from '../../web/about/facts.ts';
import { policyOf } from './policy.ts';

const units: Record<Language, Record<WorkingLength['unit'], [one: string, many: string]>> = {
  it: {
    minute: ['minuto lavorativo', 'minuti lavorativi'],
    hour: ['ora lavorativa', 'ore lavorative'],
    day: ['giorno lavorativo', 'giorni lavorativi'],
  },
  en: {
    minute: ['working minute', 'working minutes'],
    hour: ['working hour', 'working hours'],
    day: ['working day', 'working days'],
  },
};

/** What the pages about the desk say of it. */
export function aboutDesk({ policy, slack, teams, clamd, mailboxes }: Config): AboutFacts {
  const { catalogue } = policyOf({ policy });
  const { desk, calendar, promises, receipts, reopenWithin, privacy } = policy;
  return {
    name: desk.name,
    controller: desk.controller,
    privacyNotice: desk.privacyNotice ?? null,
    mailboxes: mailboxes.map(({ address }) => address),
    phone: desk.phone,
    hours: inBoth(language => hoursInWords(calendar, language)),
    chats: [...(slack ? (['Slack'] as const) : []), ...(teams ? (['Microsoft Teams'] as const) : [])],
    scansFiles: clamd !== null,
    hasPortal: policy.portal !== undefined,
    receipts,
    promises: offeredPriorities(catalogue).flatMap(({ number }) => {
      const promised = promises[number];
      return promised
        ? {
            priority: inBoth(language => priorityInWords({ language, catalogue }, number)),
            claim: lengthInWords(promised.claim),
            resolve: lengthInWords(promised.resolve),
          }
        : [];
    }),
    reopens: lengthInWords(reopenWithin),
    retention: {
      closed: spanInWords(privacy.retention.closed),
      rawMail: spanInWords(privacy.retention.rawMail),
      attachments: spanInWords(privacy.retention.attachments),
      machineMail: spanInWords(privacy.retention.machineMail),
      ledger: spanInWords(privacy.retention.ledger),
    },
    keptByLaw: { quotes: spanWords(privacy.keep.quotes), duties: spanWords(privacy.keep.duties) },
  };
}

function lengthInWords({ amount, unit }: WorkingLength): Record<Language, string> {
  return inBoth(language => `${amount} ${units[language][unit][amount === 1 ? 0 : 1]}`);
}

const spanUnits: Record<Language, Record<Span['unit'], [one: string, many: string]>> = {
  it: { day: ['giorno', 'giorni'], month: ['mese', 'mesi'], year: ['anno', 'anni'] },
  en: { day: ['day', 'days'], month: ['month', 'months'], year: ['year', 'years'] },
};

function spanWords({ amount, unit }: Span): Record<Language, string> {
  return inBoth(language => `${amount} ${spanUnits[language][unit][amount === 1 ? 0 : 1]}`);
}

function spanInWords(span: Span | null | undefined): Record<Language, string> | null {
  return span ? spanWords(span) : null;
}

function inBoth(say: (language: Language) => string): Record<Language, string> {
  const [it, en] = languages.map(say);
  return { it: it ?? '', en: en ?? '' };
}
