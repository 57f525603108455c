import { TextDecoder } from 'node:util';

const simplified =
  '的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开从无己面最但现前些所同日手又行意动方期它经长回位分老因很给名法间知什两次使身者高已其进此话常与正请您问谢';
const traditional =
  '的一是了我不人在他有這個上們來到時大地為子中你說生國年著就那和要她出也得裡後自以會家可下而過天去能對小多然於心學麼之都好看起發當沒成只如事把還用第樣道想作種開從無己面最但現前些所同日手又行意動方期它經長回位分老因很給名法間知什兩次使身者高已其進此話常與正請您問謝';

/** By what each writing is known: characters of which a text in it has at least this share. */
const writings: { charsets: string[]; common: RegExp; share: number }[] = [
  { charsets: ['koi8-u', 'windows-1251', 'iso-8859-5'], common: /[оеаинтсрвлк]/g, share: 0.5 },
  { charsets: ['windows-1253'], common: /[αοιετνσςρ]/g, share: 0.5 },
  { charsets: ['euc-jp', 'shift_jis'], common: /[ぁ-んァ-ヶー、。]/g, share: 0.3 },
  { charsets: ['euc-kr'], common: /[가-힣]/g, share: 0.8 },
  { charsets: ['gb18030'], common: new RegExp(`[${simplified}，。]`, 'g'), share: 0.2 },
  { charsets: ['big5'], common: new RegExp(`[${traditional}，。]`, 'g'), share: 0.2 },
];

const lookedAt = 20_000;
/** Too few for a judgement. */
const lettersNeeded = 24;
const kindsNeeded = 8;

/**
 * The charset of bytes for which none was declared, or one of the West that cannot be meant: where more letters are
 * beyond ASCII than within, no language of the West is written.
 *
 * @returns '' where nothing speaks for another writing
 */
export function undeclaredCharset(bytes: Uint8Array): string {
  const text = Buffer.from(bytes.subarray(0, lookedAt))
    .toString('latin1')
    .replace(/<[^>]{0,500}>/g, ' ');
  const high = text.match(/[\x80-\xff]/g) ?? [];
  const low = text.match(/[a-z]/gi) ?? [];
  if (high.length < lettersNeeded || high.length < low.length || new Set(high).size < kindsNeeded) return '';
  const sample = Buffer.from(text, 'latin1');
  const scores = writings.flatMap(({ charsets, common, share }) =>
    charsets.map(charset => ({ charset, score: shareOf(common, sample, charset) / share })),
  );
  const best = scores.reduce((one, other) => (other.score > one.score ? other : one));
  return best.score >= 1 ? best.charset : '';
}

function shareOf(common: RegExp, sample: Buffer, charset: string): number {
  const text = new TextDecoder(charset).decode(sample);
  const all = text.match(/[^\0-\x7f]/g)?.length ?? 0;
  const wrong = text.match(/[\ufffd\x80-\x9f\ue000-\uf8ff]/g)?.length ?? 0;
  // A character that the sample cuts in two is no mistake of the sender's.
  if (all === 0 || wrong > 1 + all / 50) return 0;
  return (text.match(common)?.length ?? 0) / all;
}
