import { expect, test } from 'vitest';
import { letterHtml } from '../../../src/mail/letters/letter-html.ts';

const [request, quote] = ['https://desk.example/r/1', 'https://desk.example/r/1/quote?a=1&b=2'];

test('our own links can be pressed, once each, though one begins like another or is named twice', () => {
  const html = letterHtml(`Apra ${quote}\n\nLa segua: ${request}, sempre ${request}.`, 'it', 'Desk', 1, [
    request,
    quote,
    request,
  ]);
  const safe = 'https://desk.example/r/1/quote?a=1&amp;b=2';
  expect(html).toContain(`Apra <a href="${safe}">${safe}</a></p>`);
  const link = `<a href="${request}">${request}</a>`;
  expect(html).toContain(`La segua: ${link}, sempre ${link}.`);
});

test('nobody else’s words become a link', () => {
  const html = letterHtml('Compri su https://evil.example/r/1 oggi.', 'it', 'Desk', 1, [request]);
  expect(html).not.toContain('<a ');
});
