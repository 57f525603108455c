import { type ReadingShown, readingsAsked } from '../../../desk/privacy/readings-asked.ts';
import { asAddress } from '../../../ticket/people/as-address.ts';
import { readableLine } from '../../readable.ts';
import { instantInWords, type Speech } from '../../say.ts';
import { ledgerWords } from '../../words/commands/privacy/ledger.ts';
import type { Command } from '../command.ts';
import { saidAnswer } from '../said-answer.ts';
import { asTyped } from '../typed/as-typed.ts';
import { typedCommand } from '../typed-command.ts';

/** As many as one reads in a chat. */
const atMost = 20;

/** A manager asks who read what somebody wrote. That it was asked is recorded as the readings are. */
export const ledger: Command = {
  spelling: { it: ['registro'], en: ['ledger'] },
  example: 'nome@esempio.it',
  takes: 'words',
  words: ledgerWords,
  isForOneAlone: true,
  answer: async ({ desk, speech, operator, platform, rest }) => {
    const said = ledgerWords[speech.language];
    if (operator.role === 'operator') return saidAnswer(said.title, said.managersOnly);
    const address = asAddress(rest);
    if (!address) {
      const usage = said.usage(typedCommand(ledger, platform, speech.language));
      return saidAnswer(said.title, ...(rest === '' ? [] : [said.noAddress(asTyped(rest))]), usage);
    }
    const readings = await readingsAsked(desk, address, { operator, origin: platform }, atMost);
    return saidAnswer(
      said.title,
      ...readings.map(reading => lineOf(speech, reading)),
      ...(readings.length === 0 ? [said.nobody(asTyped(address))] : []),
      ...(readings.length === atMost ? [said.latest(atMost)] : []),
      said.forFew,
      said.export,
    );
  },
};

function lineOf(speech: Speech, { happened, by, name, what, of }: ReadingShown): string {
  const said = ledgerWords[speech.language];
  const about = [of.file, of.purpose].filter(Boolean).map(text => said.quoted(readableLine(text, 120)));
  return said.line(
    instantInWords(speech, happened),
    readableLine(name, 80) || said.bys[by],
    said.whats[what],
    [...about, said.for(of.ticket)].join(''),
  );
}
