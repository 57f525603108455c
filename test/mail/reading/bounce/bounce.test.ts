import type { Email } from 'postal-mime';
import { describe, expect, test } from 'vitest';
import { bounceReport } from '../../../../src/mail/reading/bounce/bounce.ts';
import { isPermanent, statusIn } from '../../../../src/mail/reading/bounce/status.ts';
import { cpuClock } from '../../../cpu-clock.ts';

// Whole bounces stand in fixtures/mail/machines.

const own = '<sportello.1042.7.0123456789abcdef01234567@interzen.example>';

function email(
  headers: Record<string, string> = {},
  parts: Record<string, string> = {},
  subject = '',
): Email {
  return {
    headers: Object.entries(headers).map(([key, value]) => ({ key, originalKey: key, value })),
    headerLines: [],
    subject,
    from: { name: '', address: 'mailer-daemon@mx.example' },
    to: [{ name: '', address: 'support@interzen.example' }],
    attachments: Object.entries(parts).map(([mimeType, content]) => ({
      filename: null,
      mimeType,
      disposition: null,
      content: new TextEncoder().encode(content),
    })),
  };
}

const status = (fields: string) => ({ 'message/delivery-status': `Reporting-MTA: dns; x\n\n${fields}` });

describe('standard reports', () => {
  test.each([
    [
      'folded',
      'Final-Recipient: rfc822;\n paolo@x.example\nAction: failed\nStatus: 5.1.1',
      'paolo@x.example',
    ],
    ['no type', 'Final-Recipient: paolo@x.example\nAction: failed\nStatus: 5.1.1', 'paolo@x.example'],
    [
      'brackets and capitals',
      'Final-Recipient: RFC822; <Paolo@X.example>\nAction: failed',
      'paolo@x.example',
    ],
    [
      'X.400 original',
      'Original-Recipient: x400; /S=neri/\nFinal-Recipient: rfc822; p@x.example',
      'p@x.example',
    ],
    ['utf-8, escaped', 'Final-Recipient: utf-8; jos\\x{E9}@x.example\nAction: failed', 'josé@x.example'],
  ])('the recipient: %s', (_case, fields, recipient) => {
    expect(bounceReport(email({}, status(fields)), '').recipient).toBe(recipient);
  });

  test('groups without an empty line between them', () => {
    const fields =
      'Final-Recipient: rfc822; a@x.example\nAction: delivered\nStatus: 2.1.5\nFinal-Recipient: rfc822; b@x.example\nAction: failed\nStatus: 5.1.1';
    expect(bounceReport(email({}, status(fields)), '')).toMatchObject({
      recipient: 'b@x.example',
      permanent: true,
    });
  });
  test('what is delayed is not permanent, whatever its status', () => {
    const fields = 'Final-Recipient: rfc822; a@x.example\nAction: delayed\nStatus: 5.4.7';
    expect(bounceReport(email({}, status(fields)), '')).toMatchObject({
      action: 'delayed',
      permanent: false,
    });
  });
});

describe('the letter that came back', () => {
  test.each([
    [
      'returned whole',
      {},
      { 'message/rfc822': `Subject: x\nMessage-ID:\n ${own}\n\nMessage-ID: <other@x>` },
      '',
    ],
    ['only its head', {}, { 'text/rfc822-headers': `Message-Id: ${own}\n` }, ''],
    ['quoted', {}, {}, `550 no\n--- Below this line is a copy of the message.\nMessage-ID: ${own}\n`],
    ['In-Reply-To', { 'in-reply-to': own }, {}, ''],
    ['References, the newest', { references: `<a@b> ${own}` }, {}, ''],
    [
      'only its envelope id',
      {},
      { 'message/delivery-status': `Original-Envelope-Id: ${own.slice(1, -1)}\n\nAction: failed\n` },
      '',
    ],
    [
      'its envelope id as xtext',
      {},
      {
        'message/delivery-status': `Reporting-MTA: dns; x\nOriginal-Envelope-Id: ${own.replace('<', '+3C').replace('>', '+3E')}\n`,
      },
      '',
    ],
    [
      'the letter itself, rather than an envelope id of somebody else',
      {},
      {
        'message/delivery-status': 'Original-Envelope-Id: 123@relay.example\n\nAction: failed\n',
        'text/rfc822-headers': `Message-Id: ${own}\n`,
      },
      '',
    ],
    ['certified mail', { 'x-riferimento-message-id': own }, {}, ''],
  ])('%s', (_case, headers, parts, text) => {
    expect(bounceReport(email(headers, parts as Record<string, string>), text).originalMessageId).toBe(own);
  });
});

describe('whom it names', () => {
  test.each([
    [
      'nobody, but the sender whom he refuses',
      'They are not accepting mail from sales@x.example:\n\tpaolo',
      '',
    ],
    [
      'whom to ask is not the one',
      'Sorry.\npaolo@x.example is gone.\nQuestions? desk@x.example',
      'paolo@x.example',
    ],
    [
      'the help comes first',
      'For help write to desk@x.example.\nNot reached: (paolo@x.example)',
      'paolo@x.example',
    ],
    ['X.400', 'did not reach:\nc=IT;a= ;dda:SMTP=Paolo@x.example; on Wed', 'paolo@x.example'],
  ])('%s', (_case, text, recipient) => {
    expect(bounceReport(email(), text).recipient).toBe(recipient);
  });
});

describe('codes', () => {
  test.each([
    ['550 5.1.1 User unknown', '5.1.1'],
    ['Sorry, no mailbox here by that name. (#5.1.1)', '5.1.1'],
    ['#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##', '5.1.1'],
    ['host mx[192.0.2.1] said: 550 No such user here', '5.1.1'],
    ['550 rejected, looks like spam', '5.7.1'],
    ['452 mailbox full', '4.2.2'],
    ['552 too much', '5.2.2'],
    ['mail.posta.example said:\n            "554 Message looping (received 6 times)"', '5.4.6'],
    ['ERROR_CODE :550, ERROR_CODE :5.1.1 User Unknown', '5.1.1'],
    ['550 something odd', '5.0.0'],
    ['Exim 4.94.2 on 5.1.1.2', ''],
    ['We waited 450 minutes', ''],
    ['', ''],
  ])('%s -> %s', (text, expected) => {
    expect(statusIn(text)).toBe(expected);
  });

  test.each([
    ['5.1.1', '', true],
    ['5.7.1', 'blocked', true],
    ['4.4.7', 'expired', false],
    ['5.2.2', 'mailbox full', false],
    ['5.0.0', 'quota exceeded', false],
    ['5.0.0', 'user unknown', true],
    ['', 'no such user', true],
    ['', 'mailbox full', false],
    ['', 'This is a permanent error. Mail size limit exceeded.', true],
    ['', 'This is a permanent error. The mailbox is full.', false],
    ['', 'This is a permanent error: retry time expired', false],
    ['', 'no reason given', false],
  ])('%s %s is permanent: %s', (code, words, expected) => {
    expect(isPermanent(code, words)).toBe(expected);
  });
});

describe('never throws, and takes no time', () => {
  const pieces = [
    'a',
    '\n',
    '<',
    ' to ',
    'Message-ID: <',
    'Final-Recipient: rfc822; a@b\n',
    '@',
    'user ',
    ': 5',
    'a.',
    'from a@b ',
    'could not be delivered to ',
    ' \t"',
    '-',
    '- ',
    '=',
  ];
  test.each(pieces.map(piece => [JSON.stringify(piece), piece]))('a megabyte of %s', (_name, piece) => {
    const long = piece.repeat(1_000_000 / piece.length);
    const parts = { 'message/delivery-status': long, 'message/rfc822': long, 'message/feedback-report': '' };
    const spent = cpuClock();
    bounceReport(email({ 'x-failed-recipients': long }, parts, long.slice(0, 10_000)), long);
    bounceReport(email({}, { 'message/rfc822': long }), long);
    expect(spent()).toBeLessThan(1500);
  });
  test('nothing at all', () => {
    expect(bounceReport(email(), '')).toEqual({
      recipient: '',
      action: 'failed',
      status: '',
      permanent: false,
      originalMessageId: '',
    });
  });
});
