/** The links that people wrote, as Slack makes links of addresses; each once. */
export function linksInText(text: string): string[] {
  const found = text.matchAll(/https?:\/\/[^\s<>|"]+/g);
  return [...new Set([...found].map(([link]) => link.replace(/[.,;:!?)]+$/, '')))];
}
