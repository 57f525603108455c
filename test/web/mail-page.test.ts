import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readSource } from '../../src/mail/reading/read-email.ts';
import { mailPage, mailPagePolicy } from '../../src/web/mail-page.ts';
import { speechIn } from '../chat/a-moment.ts';
import { wholePart } from '../chat/seen-whole.ts';
import { ownBrowser } from '../journeys/chromium.ts';
import { needs } from '../needs.ts';

const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const hostile = `<p onclick="steal()">Buongiorno <b>Anna</b></p><script>document.title='owned'</script>
<img src="cid:logo@x"><img src="http://127.0.0.1:9/track.gif" alt="remote"><iframe src="http://127.0.0.1:9/"></iframe>
<form action="http://127.0.0.1:9/"><input name=a></form><a href="javascript:alert(1)">qui</a>
<a href="https://example.com/">lì</a>"</iframe></main><h1>Escaped</h1>`;

const source = Buffer.from(`From: "Paolo Neri" <paolo@cliente.example>
To: Assistenza <support@interzen.example>
Cc: altro@cliente.example
Subject: Stampa <b>ferma</b>
Date: Mon, 23 Nov 2026 09:00:00 +0100
Message-ID: <1@cliente.example>
MIME-Version: 1.0
Content-Type: multipart/related; boundary=b

--b
Content-Type: text/html; charset=utf-8

${hostile}
--b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-ID: <logo@x>
Content-Disposition: inline; filename=logo.png

${pixel}
--b
Content-Type: application/pdf; name="ordine.pdf"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="ordine.pdf"

JVBERi0=
--b--
`);

async function page(
  raw: Buffer,
  language: 'it' | 'en',
  held = new Map<string, 'dangerous' | 'virus'>(),
): Promise<string> {
  const mail = await readSource(raw, { ownAddresses: [], isOwnMessageId: () => false });
  if (!mail) throw new Error('the mail is not readable');
  return mailPage(wholePart(mail), held, { url: '/source' }, speechIn(language));
}

test('a mail without HTML stands there as it was written', async () => {
  const plain = Buffer.from('From: a@x.example\nSubject: \n\nCiao <script>alert(1)</script>\n-- \nPaolo');
  const html = await page(plain, 'en');
  expect(html).toContain('Ciao &lt;script&gt;');
  expect(html).toContain('-- \nPaolo');
  expect(html).toContain('(no subject)');
  expect(html).not.toContain('<iframe');
});

test('a picture that is shown a thousand times makes no page of gigabytes', async () => {
  const picture = Buffer.alloc(2_000_000, 255).toString('base64').replace(/.{76}/g, '$&\n');
  const shown = Array.from({ length: 1000 }, () => '<img src="cid:a@b">').join('');
  const raw = Buffer.from(
    `From: a@x.example\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html\n\n${shown}\n--b\nContent-Type: image/png\nContent-ID: <a@b>\nContent-Transfer-Encoding: base64\n\n${picture}\n--b--`,
  );
  const html = await page(raw, 'en');
  expect(html.match(/data:image/g)?.length).toBe(5);
  expect(html.length).toBeLessThan(15_000_000);
});

const hashOf = (content: Buffer) => createHash('sha256').update(content).digest('hex');

test('a file that is held is marked, and the others are not', async () => {
  const held = new Map([[hashOf(Buffer.from('%PDF-')), 'dangerous' as const]]);
  expect(await page(source, 'it', held)).toContain('ordine.pdf (trattenuto: potrebbe essere pericoloso)');
  expect(await page(source, 'it')).toContain('>ordine.pdf<');
});

test('a picture that is held is not shown', async () => {
  const held = new Map([[hashOf(Buffer.from(pixel, 'base64')), 'virus' as const]]);
  expect(await page(source, 'it')).toContain('data:image/png');
  expect(await page(source, 'it', held)).not.toContain('data:image/png');
});

needs('chromium', 'the whole mail as a page, in Chromium', () => {
  const browser = ownBrowser();
  let server: Server;
  let url = '';
  beforeAll(async () => {
    server = createServer(async (request, response) => {
      response.setHeader('content-security-policy', mailPagePolicy);
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(await page(source, request.url === '/it' ? 'it' : 'en'));
    });
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  });
  afterAll(() => server.close());

  test('shows what the customer sees, with the mail’s own pictures, and asks nothing of the world', async () => {
    const shown = await browser.open(`${url}/it`);
    const asked: string[] = [];
    shown.on('request', request => asked.push(request.url()));
    await shown.reload();
    const frame = shown.frameLocator('iframe');
    await frame.getByText('Buongiorno Anna').waitFor();
    expect(await shown.title()).toBe('Stampa <b>ferma</b>');
    expect(await shown.locator('h1').allInnerTexts()).toEqual(['Stampa <b>ferma</b>']);
    expect(await shown.locator('dd').allInnerTexts()).toEqual([
      'Paolo Neri <paolo@cliente.example>',
      'Assistenza <support@interzen.example>',
      'altro@cliente.example',
      expect.stringContaining('23 nov'),
      'ordine.pdf',
    ]);
    expect(await frame.locator('script, form, iframe, [onclick], a[href^=javascript]').count()).toBe(0);
    const sizes = await frame
      .locator('img')
      .evaluateAll(images =>
        images.map(image => (image as unknown as { naturalWidth: number }).naturalWidth),
      );
    expect(sizes).toEqual([1, 0]);
    expect(asked.filter(address => !address.startsWith(url) && !address.startsWith('data:'))).toEqual([]);
    expect(await frame.getByRole('link', { name: 'lì' }).getAttribute('rel')).toContain('noopener');
    await shown.close();
  });
});
