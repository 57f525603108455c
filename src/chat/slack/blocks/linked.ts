/** A request's number, which leads to its card where that is known; or what else leads somewhere, escaped already. */
export function linked({ token, link }: { token: string; link: string }): string {
  return link === '' ? token : `<${link.replaceAll('&', '&amp;').replaceAll('|', '%7C')}|${token}>`;
}
