/** Browsers, as their User-Agent tells them: the more particular one first, for each says that it is the others, too. */
const browsers: [sign: RegExp, name: string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bFxiOS\/|\bFirefox\//, 'Firefox'],
  [/\bCriOS\/|\bChrome\//, 'Chrome'],
  [/\bVersion\/[\d.]+.*Safari\//, 'Safari'],
];
const systems: [sign: RegExp, name: string][] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
];

/** "Firefox · Windows": what somebody knows their browser by. @param agent as it calls itself */
export function browserInWords(agent: string): string {
  const named = (list: typeof browsers) => list.find(([sign]) => sign.test(agent))?.[1];
  return [named(browsers) ?? 'Browser', named(systems)].filter(Boolean).join(' · ');
}
