import { customers } from '../../cast.ts';
import type { Step } from './step.ts';

const [, , luca, sofia, james, hanako] = customers;
const monitor = { name: 'Nagios', address: 'nagios@monitor.northwind.example' };

const flaw = 'Possibile falla di sicurezza nel portale';

/** The afternoon: what comes back, what few may see, and what nobody has taken yet. */
export const afternoon: Step[] = [
  {
    at: '14:36',
    writes: {
      from: monitor,
      subject: 'PROBLEM: northwind-app1/HTTP is CRITICAL',
      text: 'Notification Type: PROBLEM\nService: HTTP\nHost: northwind-app1\nState: CRITICAL\nInfo: Connection refused',
      headers: { 'Auto-Submitted': 'auto-generated' },
    },
  },
  {
    at: '14:50',
    writes: {
      from: luca,
      subject: 'Re: Firma digitale dal portatile',
      text: 'Purtroppo dopo il riavvio il problema si ripresenta: la firma non parte più.\n\nLuca',
    },
    answers: 'signature',
  },
  {
    at: '15:05',
    writes: {
      from: sofia,
      subject: flaw,
      text: 'Buongiorno, cambiando il numero nell’indirizzo della pagina riesco a vedere il documento di un altro studio. Mi sembra una falla di sicurezza seria.\n\nSofia Conti',
    },
  },
  {
    at: '15:40',
    writes: {
      from: hanako,
      subject: 'Japanese file names are shown as question marks',
      text: 'Dear support,\n\nsome file names in Japanese are shown as question marks in the list, though they open correctly. Is there a setting for it?\n\nHanako Yamada\nKaisha',
    },
  },
  {
    at: '16:18',
    writes: {
      from: james,
      subject: 'Login page is down for the whole warehouse',
      text: 'Hi team,\n\nthe login page answers with a 502 for all our users. This is blocking the whole warehouse.\n\nJames',
      headers: { 'X-Priority': '1', Importance: 'High' },
    },
  },
];
