import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import nodemailer from 'nodemailer';
import { afterEach, describe, expect, test } from 'vitest';
import { openLog } from '../../../src/log.ts';
import { doorSeats } from '../../../src/mail/doors/smtp/seats.ts';
import { openSmtpDoor, type SmtpDoor } from '../../../src/mail/doors/smtp/smtp-door.ts';

/** Seats under a clock of the test's own. */
function room() {
  const clock = { ms: 0 };
  const ended: string[] = [];
  const seats = doorSeats(() => clock.ms);
  const take = (id: string, address = '10.0.0.1') => seats.take(id, address, () => ended.push(id));
  return { clock, ended, seats, take };
}

const many = (count: number, begin = 'a') => Array.from({ length: count }, (_, index) => `${begin}${index}`);

describe('seats at the door', () => {
  test('twenty for one address, and others find room', () => {
    const { take, clock } = room();
    expect(many(20).every(id => take(id))).toBe(true);
    clock.ms = 1000;
    expect(take('one more')).toBe(false);
    expect(take('another', '10.0.0.2')).toBe(true);
  });

  test('the one that was idle longest makes room', () => {
    const { take, clock, ended, seats } = room();
    for (const id of many(20)) take(id);
    clock.ms = 1000;
    for (const id of many(20)) seats.busy(id, true);
    seats.busy('a7', false);
    clock.ms = 1500;
    seats.busy('a3', false);
    expect(take('at once')).toBe(false);
    clock.ms = 3200;
    expect(take('later')).toBe(true);
    expect(ended).toEqual(['a7']);
  });

  test('a hundred in all, of whatever addresses', () => {
    const { take, clock, ended, seats } = room();
    for (let net = 0; net < 5; net++) for (const id of many(20, `${net}-`)) take(id, `10.0.0.${net}`);
    expect(take('x', '10.0.1.1')).toBe(false);
    clock.ms = 5000;
    expect(take('x', '10.0.1.1')).toBe(true);
    expect(ended).toEqual(['0-0']);
    seats.leave('1-0');
    expect(take('y', '10.0.1.1')).toBe(true);
    expect(ended).toHaveLength(1);
  });

  test('who brings no mail for a minute is ended, who brings one has ten', () => {
    const { take, clock, ended, seats } = room();
    take('idle');
    take('works');
    seats.busy('works', true);
    clock.ms = 61_000;
    seats.sweep();
    expect(ended).toEqual(['idle']);
    clock.ms = 601_000;
    seats.sweep();
    expect(ended).toEqual(['idle', 'works']);
  });
});

describe('the door itself', () => {
  let door: SmtpDoor | undefined;
  const sockets: Socket[] = [];
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await door?.stop();
  });

  const open = async () => {
    const settings = {
      host: '127.0.0.1',
      port: 0,
      lmtpPort: 0,
      maxBytes: 1e6,
      allowedNetworks: ['127.0.0.1'],
    };
    const take = async () => ({ outcome: 'opened' as const, ticket: 1 });
    door = await openSmtpDoor(
      settings,
      ['support@interzen.example'],
      take,
      () => new Date(),
      openLog('silent'),
    );
    return door;
  };

  /** Sits there, and tells what it is told. */
  const sit = async (port: number, heard: string[]) => {
    const socket = connect(port, '127.0.0.1');
    sockets.push(socket);
    await new Promise<void>(done => {
      createInterface({ input: socket }).on('line', line => {
        heard.push(line);
        done();
      });
    });
  };

  test.each(['smtpPort', 'lmtpPort'] as const)('idle connections keep nobody out: %s', async which => {
    const opened = await open();
    const port = opened[which] ?? 0;
    const heard: string[] = [];
    await Promise.all(many(20).map(() => sit(port, heard)));
    await sit(port, heard);
    expect(heard.filter(line => line.startsWith('220'))).toHaveLength(20);
    expect(heard.at(-1)).toMatch(/^421 4\.7\.0 Too many connections/);
    await wait(2100);
    const mail = {
      envelope: { from: 'a@x.example', to: 'support@interzen.example' },
      raw: 'Subject: x\r\n\r\ny',
    };
    const transport = { host: '127.0.0.1', port, ignoreTLS: true, lmtp: which === 'lmtpPort' };
    expect((await nodemailer.createTransport(transport).sendMail(mail)).response).toMatch(/^250/);
    expect(heard.filter(line => line.startsWith('421 4.4.2'))).toHaveLength(1);
  });
});
