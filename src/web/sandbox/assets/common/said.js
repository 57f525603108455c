export function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  const { lang } = document.documentElement;
  return `${(bytes / 1024 / 1024).toLocaleString(lang, { minimumFractionDigits: 1, maximumFractionDigits: 1 })} MB`;
}

let zone = 'UTC';

/** The desk's zone: the page tells the time that stands on the cards, wherever the browser is. */
export function useZone(name) {
  zone = name;
}

export function timeOf(iso, language, format = { hour: '2-digit', minute: '2-digit' }) {
  return new Date(iso).toLocaleString(language === 'it' ? 'it-IT' : 'en-GB', { ...format, timeZone: zone });
}

/** In a chat: the desk's clock jumps over days here, so an hour alone would not say when. */
export const chatFormat = { weekday: 'short', hour: '2-digit', minute: '2-digit' };

/** Weekday, day, month, hour and minute. */
export const longFormat = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
};
