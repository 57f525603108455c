/** An `img` and where it takes its picture from; the cleaned page shows no others. */
const picture =
  /<(?:img|image|v:imagedata)\b[^<>]{0,3000}?\ssrc\s{0,3}=\s{0,3}(?:"([^"<>]{0,1000})"|'([^'<>]{0,1000})'|([^\s"'<>]{1,1000}))/gi;
const readAtMost = 2_000_000;
const picturesAtMost = 2000;

/** What an HTML shows of the files that came with it, as `contentKey` writes their ids. */
export function shownIn(html: string): Set<string> {
  const keys = new Set<string>();
  for (const match of html.slice(0, readAtMost).matchAll(picture)) {
    const key = sourceKey(match[1] ?? match[2] ?? match[3] ?? '');
    if (key !== '') keys.add(key);
    if (keys.size >= picturesAtMost) break;
  }
  return keys;
}

/**
 * Which file of the mail a picture's `src` means: by `cid:`, in whatever case and with signs written as `%40` (RFC 2392),
 * or by its bare name, as fax gateways and old programs write it.
 *
 * @returns '' where it comes from elsewhere
 */
export function sourceKey(src: string): string {
  const plain = src
    .trim()
    .replace(/&amp;/gi, '&')
    .replace(/&#0*64;|&commat;/gi, '@');
  const named = /^cid:(.*)$/is.exec(plain)?.[1];
  if (named !== undefined) return contentKey(percentDecoded(named));
  const isElsewhere = /^[a-z][a-z0-9+.-]*:|^\/|^#|^$/i.test(plain);
  return isElsewhere ? '' : contentKey(percentDecoded(plain.replace(/^(\.\/)+/, '')));
}

/** A Content-ID, or a file's name, as it is compared: without brackets, in small letters. */
export function contentKey(id: string): string {
  return id.trim().replace(/^<|>$/g, '').toLowerCase();
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
