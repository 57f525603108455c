/** An instant as a terminal shows it: "2026-11-29 23:40", by a zone's clock. */
export function momentIn(zone: string, at: Date): string {
  return at.toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
}
