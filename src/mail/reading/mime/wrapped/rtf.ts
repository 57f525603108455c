import { decodeText } from '../decoding/charset.ts';

/** Text that everybody's dictionary begins with (MS-OXRTFCP 2.1.3.1). */
const dictionary =
  '{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx';

/** Nobody writes more; a forged length must not take memory. */
const rtfAtMost = 4_000_000;
/** Groups that hold no text: fonts, colours, pictures, and whatever a reader may skip. */
const silent = /^(\*|fonttbl|colortbl|stylesheet|info|pict|object|header|footer)$/;

/** The words of a body as Outlook packs it into winmail.dat: LZFu-compressed RTF, often with HTML inside. */
export function textOfCompressedRtf(bytes: Buffer): string {
  if (bytes.length < 16) return '';
  const kind = bytes.subarray(8, 12).toString('latin1');
  const body = bytes.subarray(16);
  if (kind === 'MELA') return textOfRtf(body.toString('latin1'));
  return kind === 'LZFu'
    ? textOfRtf(decompress(body, Math.min(bytes.readUInt32LE(4), rtfAtMost)).toString('latin1'))
    : '';
}

function decompress(bytes: Buffer, size: number): Buffer {
  const window = Buffer.alloc(4096);
  window.write(dictionary, 'latin1');
  const result = Buffer.alloc(size);
  let length = 0;
  let cursor = dictionary.length;
  const put = (byte: number) => {
    if (length < size) result[length++] = byte;
    window[cursor] = byte;
    cursor = (cursor + 1) & 4095;
  };
  let at = 0;
  while (at < bytes.length && length < size) {
    const control = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if ((control & (1 << bit)) === 0) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const offset = reference >> 4;
      if (offset === cursor) return result.subarray(0, length);
      for (let step = 0; step < (reference & 15) + 2; step++) put(window[(offset + step) & 4095] ?? 0);
    }
  }
  return result.subarray(0, length);
}

const token = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi;

/** The plain words of RTF: paragraphs and tabs kept, all looks dropped. HTML packed inside keeps its words alone. */
function textOfRtf(rtf: string): string {
  const charset = `cp${/\\ansicpg(\d{3,5})/.exec(rtf)?.[1] ?? '1252'}`;
  const silence: boolean[] = [];
  let isSilent = false;
  // Between \htmlrtf and \htmlrtf0 stands what the HTML inside says in its own way; its line ends are of use.
  let isDouble = false;
  let skip = 0;
  let bytes: number[] = [];
  let text = '';
  const flush = () => {
    if (bytes.length > 0) text += decodeText(Buffer.from(bytes), charset);
    bytes = [];
  };
  for (const [, word, number, hex, symbol, brace, plain] of rtf.matchAll(token)) {
    if (brace === '{') silence.push(isSilent);
    else if (brace === '}') isSilent = silence.pop() ?? false;
    else if (word === 'htmlrtf') isDouble = number !== '0';
    else if ((word && silent.test(word)) || symbol === '*') isSilent = true;
    else if (isSilent || (isDouble && word !== 'par' && word !== 'line')) continue;
    else if (hex) {
      if (skip > 0) skip--;
      else bytes.push(Number.parseInt(hex, 16));
    } else if (word === 'u' && number) {
      flush();
      text += String.fromCharCode(Number(number) & 0xffff);
      skip = 1;
    } else if (word === 'par' || word === 'line') {
      flush();
      text += '\n';
    } else if (word === 'tab') {
      flush();
      text += '\t';
    } else if (symbol) {
      flush();
      text += symbol === '~' ? ' ' : '\\{}'.includes(symbol) ? symbol : '';
    } else if (plain) {
      flush();
      text += plain.slice(skip);
      skip = 0;
    }
  }
  flush();
  return text.trim();
}
