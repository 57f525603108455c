import { expect, test } from 'vitest';
import { htmlAsRead } from '../../../../src/chat/teams/heard/html-as-read.ts';

test.each([
  ['<a href="https://a.example/x">qui</a>', 'qui (https://a.example/x)'],
  ['<a href="https://a.example/x">https://a.example/x</a>', 'https://a.example/x'],
  ['<p>uno</p><p>due<br>tre</p>', 'uno\ndue\ntre'],
  ['<div>uno&nbsp;&lt;b&gt; &amp; due</div>', 'uno <b> & due'],
  ['<blockquote>vecchio messaggio</blockquote><p>il mio</p>', '> vecchio messaggio\nil mio'],
  ['ok <emoji id="smile" alt="🙂" title="Smile"></emoji>', 'ok 🙂'],
  ['<img itemtype="http://schema.skype.com/Emoji" alt="👍" src="x">', '👍'],
  ['<at id="0">Bea</at>, guarda', '@Bea, guarda'],
  ['<h1>Titolo</h1>', 'Titolo'],
])('%s reads %s', (html, read) => {
  expect(htmlAsRead(html)).toBe(read);
});

test('cells of a table stand apart, each row on its line', () => {
  const row = (a: string, b: string) => `<tr><td>${a}</td><td>${b}</td></tr>`;
  const read = htmlAsRead(`<table><tbody>${row('Codice', '503')}${row('Ora', '9:40')}</tbody></table>`);
  expect(read.split('\n').map(line => line.split(/\s{2,}/))).toEqual([
    ['Codice', '503'],
    ['Ora', '9:40'],
  ]);
});
