import fc from 'fast-check';
import { anyCharacter } from './any-unicode.ts';

/** What a customer could write to call, link, format, break or disguise. */
const attacks = [
  '<!channel>',
  '<!here> <@U0ANNA>',
  '<at>Anna Rossi</at>',
  '*bold* _italic_ ~struck~ `code`',
  '[click](http://evil.example)',
  '<http://evil.example|your bank>',
  '**bold** # heading\n- list',
  '${system.time} ${$root.secret}',
  '{{desk.phone}} {{#x}}',
  '\u202Egnp.exe\u202C',
  'مرحبا بالعالم עולם',
  '👩‍👩‍👧‍👦🇮🇹é',
  '\u0000\u0007\u001b[31m',
  '\ud800',
  '&lt;script&gt;<script>alert(1)</script>',
  'a'.repeat(20_000),
  '👩‍👩‍👧‍👦'.repeat(3000),
  '\n'.repeat(5000),
  // A block of its own for every letter; a last piece in which nothing is seen; pairs on both sides of every cut.
  'a\n\n'.repeat(3000),
  `${'a'.repeat(2500)}\n\u200E`,
  `${'b'.repeat(3000)}\n\u3164`,
  `Gent. Neri,\n${'😀'.repeat(2600)}`,
  `x${'😀'.repeat(2600)}`,
  '漢'.repeat(6000),
];

/** Any text: attacks, any Unicode, and mixtures. */
export const hostileText = fc.oneof(
  fc.constantFrom(...attacks),
  fc.string({ unit: anyCharacter, maxLength: 400 }),
  fc
    .array(fc.oneof(fc.constantFrom(...attacks), fc.string({ unit: 'grapheme', maxLength: 40 })), {
      maxLength: 5,
    })
    .map(parts => parts.join(' ')),
);
