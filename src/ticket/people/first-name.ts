/** By what a colleague is greeted: "Anna" of "Anna Rossi"; an address, or "Rossi, Anna", stays whole. */
export function firstName(name: string): string {
  const whole = name.trim();
  return /[@,]/.test(whole) ? whole : (whole.split(/\s+/, 1)[0] ?? '');
}
