import { describe, expect, test } from 'vitest';
import { parseAuthenticationResults } from '../../../../src/mail/reading/author/authentication-results.ts';
import { verdictOf } from '../../../../src/mail/reading/author/verdict.ts';
import { cpuClock } from '../../../cpu-clock.ts';

const simple = (value: string) => {
  const { server, results } = parseAuthenticationResults(value);
  return [server, ...results.map(({ method, result }) => `${method}=${result}`)];
};

describe('the header (RFC 8601)', () => {
  test.each([
    ['mx.example.com; none', ['mx.example.com']],
    ['mx.example.com 1; spf=pass smtp.mailfrom=a.example', ['mx.example.com', 'spf=pass']],
    ['"MX.Example.COM"; dkim/1 = pass header.d=a.example', ['mx.example.com', 'dkim=pass']],
    [
      'mx.example.com (the (inner) door); spf=fail (not; this=one) smtp.mailfrom=a.example; dkim=pass',
      ['mx.example.com', 'spf=fail', 'dkim=pass'],
    ],
    [
      'mx.example.com;spf=pass;dkim=none;dmarc=pass',
      ['mx.example.com', 'spf=pass', 'dkim=none', 'dmarc=pass'],
    ],
    // Exchange Online names no server.
    [
      'spf=pass (sender IP is 192.0.2.1) smtp.mailfrom=a.example; dkim=pass (signature was verified) header.d=a.example;dmarc=pass action=none header.from=a.example;compauth=pass reason=100',
      ['', 'spf=pass', 'dkim=pass', 'dmarc=pass', 'compauth=pass'],
    ],
    ['mx.example.com; dkim=; =pass; spf', ['mx.example.com']],
    ['mx.example.com dmarc=pass', ['mx.example.com dmarc=pass'.split(' ')[0]]],
    ['', ['']],
    ['(', ['']],
  ])('%s', (value, expected) => {
    expect(simple(value)).toEqual(expected);
  });

  test('properties, quoted values and the reason', () => {
    const [result] = parseAuthenticationResults(
      'mx; dkim=fail reason="bad; signature=\\"x\\"" header.d=a.example (key) header.i=@a.example policy.x-y = "q w" smtp.mailfrom=prvs=1=bob@a.example',
    ).results;
    expect(result).toEqual({
      method: 'dkim',
      result: 'fail',
      reason: 'bad; signature="x"',
      properties: {
        'header.d': 'a.example',
        'header.i': '@a.example',
        'policy.x-y': 'q w',
        'smtp.mailfrom': 'prvs=1=bob@a.example',
      },
    });
  });

  test('takes time in proportion to its length only', () => {
    const spent = cpuClock();
    for (const value of [
      'x='.repeat(50_000),
      '('.repeat(100_000),
      '"'.repeat(100_000),
      'a.b=c '.repeat(20_000),
    ])
      parseAuthenticationResults(`mx; dkim=pass ${value}`);
    expect(spent()).toBeLessThan(500);
  });
});

const server = 'mx.example.com';
const from = 'From: Anna <anna@casa.example>';
const received =
  'Received: from out.casa.example (out.casa.example [192.0.2.7]) by mx.example.com with ESMTPS; x';

function verdict(lines: string[], address = 'anna@casa.example', trusted: string | null = server) {
  const headers = lines.map(line => {
    const [name = '', ...value] = line.split(': ');
    return { name, key: name.toLowerCase(), value: value.join(': ') };
  });
  return verdictOf(headers, address, trusted);
}

const says = (results: string, name = server) => `Authentication-Results: ${name}; ${results}`;
const pass = says('dmarc=pass header.from=casa.example');

describe('whose word counts', () => {
  test.each([
    ['above the server’s own Received line', [pass, received, from], 'verified'],
    ['below it, where the sender wrote it', [received, pass, from], 'none'],
    ['without any line of the server', [pass, from], 'none'],
    [
      'under another server’s name',
      [says('dmarc=pass header.from=casa.example', 'mx.evil.example'), received, from],
      'none',
    ],
    [
      'between two lines of the server: the lower may be forged',
      [received, pass, 'Received: from x by mx.example.com with SMTP; x', from],
      'none',
    ],
    [
      'above the lines of its own delivery, which has another name',
      ['Received: from mx.example.com by store.example.com with LMTP; x', pass, received, from],
      'verified',
    ],
    [
      'from a host of the server that is named',
      [
        says('dmarc=pass header.from=casa.example', 'a1.mx.example.com'),
        received.replace('mx.e', 'a1.mx.e'),
        from,
      ],
      'verified',
    ],
    [
      'from a server whose name only ends alike',
      [
        says('dmarc=pass header.from=casa.example', 'evilmx.example.com'),
        received.replace('mx.e', 'evilmx.e'),
        from,
      ],
      'none',
    ],
    [
      'without a name, in its place',
      [`Authentication-Results: dmarc=pass header.from=casa.example`, received, from],
      'verified',
    ],
    [
      'in the copy for those who seal (Google writes the other one below)',
      [
        `ARC-Authentication-Results: i=1; ${server}; dmarc=pass header.from=casa.example`,
        received,
        pass,
        from,
      ],
      'verified',
    ],
    [
      'a seal that came with the mail is nobody’s word',
      [
        received,
        `ARC-Authentication-Results: i=1; ${server}; dmarc=pass header.from=casa.example`,
        'ARC-Seal: i=1; cv=none',
        from,
      ],
      'none',
    ],
    [
      'what it says itself before what it says for those who seal',
      [
        says('dmarc=fail header.from=casa.example'),
        `ARC-Authentication-Results: i=1; ${server}; dmarc=pass header.from=casa.example`,
        received,
        from,
      ],
      'failed',
    ],
  ])('%s', (_where, lines, outcome) => {
    expect(verdict(lines).outcome).toBe(outcome);
  });

  test('where nobody is trusted nobody is believed', () => {
    expect(verdict([pass, received, from], 'anna@casa.example', null).outcome).toBe('none');
  });
});

describe('what counts of what it says', () => {
  const judged = (results: string, address?: string) => verdict([says(results), received, from], address);
  test.each([
    ['dmarc=pass header.from=CASA.example', 'verified'],
    ['dmarc=pass (p=REJECT)', 'verified'],
    // It looked at another From than the one that the desk reads.
    ['dmarc=pass header.from=evil.example', 'failed'],
    ['dmarc=none header.from=evil.example; spf=pass smtp.mailfrom=evil.example', 'failed'],
    ['dmarc=pass header.from=xn--csa-7na.example', 'failed'],
    ['dmarc=pass header.from=ｃasa.example', 'failed'],
    // A value that breaks out of its place: the server itself says it once.
    [
      'dmarc=fail header.from=casa.example; spf=pass smtp.mailfrom=x;dmarc=pass header.from=casa.example',
      'failed',
    ],
    ['dmarc=none header.from=example', 'none'],
    ['dmarc=fail (p=NONE) header.from=casa.example; spf=pass smtp.mailfrom=evil.example', 'failed'],
    ['dmarc=none header.from=casa.example; dkim=pass header.d=casa.example', 'verified'],
    ['dkim=pass header.i=@casa.example', 'verified'],
    ['dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=bounce@evil.example', 'none'],
    ['spf=pass smtp.mailfrom=anna@casa.example', 'verified'],
    // A child does not speak for its parent.
    ['dkim=pass header.d=reparto.casa.example', 'none'],
    ['dkim=pass header.d=example', 'none'],
    ['spf=fail smtp.mailfrom=casa.example; dkim=fail header.d=casa.example', 'failed'],
    ['spf=softfail smtp.mailfrom=casa.example; dkim=none', 'failed'],
    ['spf=none; dkim=none; dmarc=none', 'none'],
    ['spf=fail; dkim=pass header.d=lista.example', 'none'],
    ['spf=temperror; dkim=temperror; dmarc=temperror', 'none'],
    ['auth=pass smtp.auth=anna@casa.example', 'verified'],
    ['auth=pass smtp.auth=mario@casa.example', 'none'],
    ['arc=pass; iprev=pass', 'none'],
  ])('%s', (results, outcome) => {
    expect(judged(results).outcome).toBe(outcome);
  });

  test('a parent speaks for its child; an address in Unicode is that in punycode', () => {
    expect(judged('dkim=pass header.d=casa.example', 'anna@reparto.casa.example').outcome).toBe('verified');
    expect(judged('dmarc=pass header.from=xn--bcher-kva.example', 'anna@bücher.example').outcome).toBe(
      'verified',
    );
  });

  test.each([
    ['two From headers', ['From: Anna <anna@casa.example>', 'From: eva@evil.example']],
    ['the other way round', ['From: eva@evil.example', 'From: Anna <anna@casa.example>']],
    ['two authors', ['From: anna@casa.example, eva@evil.example']],
    ['no comma', ['From: <anna@casa.example> <eva@evil.example>']],
    ['a link beside', ['From: Anna [mailto:anna@casa.example] <eva@evil.example>']],
    ['within one pair of brackets', ['From: <anna@casa.example;eva@evil.example>']],
    ['a comment in the domain', ['From: anna@casa.example(x)evil.example']],
    ['nobody in From', ['From: ', 'Sender: anna@casa.example']],
    ['no From', ['Sender: anna@casa.example']],
    ['an address in quotes', ['From: "<anna@casa.example>,"eva@evil.example']],
    ['a mark that nobody sees', ['From: anna@casa.example\uFEFF.evil.example']],
  ])('the desk reads another author than the server may have: %s', (_how, from) => {
    for (const results of [
      'dmarc=pass',
      'dmarc=pass header.from=evil.example',
      'spf=pass smtp.mailfrom=evil.example',
    ])
      expect(verdict([says(results), received, ...from]).outcome).toBe('failed');
  });

  test.each([
    ['another address as the name', ['From: "anna@posta.example" <anna@casa.example>'], 'verified'],
    [
      'the same in brackets',
      ['From: "anna@casa.example" <anna@casa.example> (anna@casa.example)'],
      'verified',
    ],
    ['two of one house', ['From: anna@casa.example, bice@casa.example'], 'verified'],
    ['a link', ['From: anna@casa.example [mailto:anna@casa.example]'], 'verified'],
    ['From twice, the same', ['From: anna@casa.example', 'From: anna@casa.example'], 'none'],
  ])('who writes an ordinary From is not marked: %s', (_how, from, outcome) => {
    expect(verdict([says('dmarc=pass'), received, ...from]).outcome).toBe(outcome);
    const named = ['From: anna@posta.example <anna@casa.example>'];
    expect(verdict([says('dmarc=none header.from=casa.example'), received, ...named]).outcome).toBe('none');
  });
});
