/** A request's number, which leads to its card where that is known. Both are ours: nothing that people wrote stands in it. */
export function linked({ token, link }: { token: string; link: string }): string {
  return link === '' ? token : `<${link.replaceAll('&', '&amp;')}|${token}>`;
}
