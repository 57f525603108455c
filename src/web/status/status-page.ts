import { DateTime } from 'luxon';
import { wordsIn } from '../../chat/words/words.ts';
import type { Desk } from '../../desk/desk.ts';
import type { PublicIncident } from '../../store/incidents/said-to-all.ts';
import { standingAt } from '../../ticket/maintenance/maintenance.ts';
import { serviceOf } from '../../ticket/maintenance/service.ts';
import type { Language } from '../../ticket/words.ts';
import { type MeasuredMonth, measuredInWords } from './measured.ts';
import { noticesFor } from './notices.ts';
import { statusWords } from './words.ts';

type State = 'operational' | 'maintenance' | 'incident';

const tones: Record<State, string> = { operational: 'good', maintenance: 'wait', incident: 'late' };

/** Something that was said, in the language in which it was: which that is, is said where it is not the page's. */
type Said = { at: string; text: string; lang: Language };
type Item = { title: string; facts: string; said: Said[]; none: string };

/** What the status page shows. Pure: of incidents only what anybody may know comes in. */
export function statusView(
  desk: Pick<Desk, 'services' | 'maintenance' | 'calendar' | 'clock' | 'availability'>,
  { incidents, months }: { incidents: PublicIncident[]; months: readonly MeasuredMonth[] },
  { language, phone }: { language: Language; phone: string },
) {
  const words = statusWords[language];
  const now = desk.clock();
  const at = instantIn(language, desk.calendar.base.zone);
  const open = incidents.filter(({ closedAt }) => closedAt === null);
  const services = desk.services.map(({ key, name }) => {
    const state = stateOf(desk, open, key, now);
    const measured = measuredInWords(months, key, { language, zone: desk.calendar.base.zone });
    return {
      name: name[language],
      state: words.state[state],
      tone: tones[state],
      measured: measured.join(' · '),
    };
  });
  const isMeasured = services.some(({ measured }) => measured !== '');
  const promised = desk.availability.promised.toLocaleString(wordsIn(language).locale);
  const { maintenances, closures } = noticesFor(desk, { language, phone, whose: 'anybody' });
  const planned = (isOn: boolean): Item[] =>
    maintenances
      .filter(each => each.isOn === isOn)
      .map(({ service, when, text }) => ({
        ...{ title: service, facts: isOn ? `${words.kind.maintenance}: ${when}` : when, none: '' },
        said: [{ at: '', text, lang: language }],
      }));
  const shown = (each: PublicIncident): Item => ({
    title: each.service === null ? words.nameless : serviceOf(desk.services, each.service).name[language],
    facts: each.closedAt
      ? words.between(at(each.openedAt), at(each.closedAt))
      : `${words.kind.incident} ${words.since(at(each.openedAt))}`,
    said: each.said.map(({ at: when, texts }) => saidIn(language, at(when), texts)),
    none: each.said.length === 0 && !each.closedAt ? words.nothingSaid : '',
  });
  const past = incidents.filter(({ closedAt, said }) => closedAt !== null && said.length > 0);
  const isOn = maintenances.some(each => each.isOn);
  const overall: State = open.length > 0 ? 'incident' : isOn ? 'maintenance' : 'operational';
  return {
    heading: words.title,
    overall: overall === 'operational' ? words.good : words[overall],
    tone: overall === 'operational' ? 'good' : overall === 'incident' ? 'bad' : 'wait',
    said: { services: words.services, closures: words.closures },
    hasServices: services.length > 0,
    services,
    measuredAbout: isMeasured ? words.measuredAbout(promised) : '',
    groups: [
      { id: 'going', title: words.going, items: [...open.map(shown), ...planned(true)] },
      { id: 'planned', title: words.planned, items: planned(false) },
      { id: 'past', title: words.past, items: past.map(shown) },
    ].filter(({ items }) => items.length > 0),
    hasClosures: closures.length > 0,
    closures,
    updated: words.updated(at(now)),
  };
}

function stateOf(
  { maintenance }: Pick<Desk, 'maintenance'>,
  open: PublicIncident[],
  key: string,
  now: Date,
): State {
  if (open.some(({ service }) => service === key)) return 'incident';
  const isOn = maintenance.now().some(plan => plan.service === key && standingAt(plan, now) === 'on');
  return isOn ? 'maintenance' : 'operational';
}

/** What was said in no other language stands there as it was said. */
function saidIn(language: Language, at: string, texts: Record<Language, string>): Said {
  const other = language === 'it' ? 'en' : 'it';
  const lang = texts[language] === '' ? other : language;
  return { at, text: texts[lang], lang };
}

function instantIn(language: Language, zone: string): (at: Date) => string {
  const { locale } = wordsIn(language);
  return at => DateTime.fromJSDate(at, { zone }).setLocale(locale).toFormat(statusWords[language].instant);
}
