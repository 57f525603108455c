import { dutiesOf, reportingDutiesShape } from '../../../src/config/keys/safety/reporting-duties.ts';

/** What is to be done by desk.yaml's `reportingDuties`, written like this. */
export const dutiesWritten = (written: object) => dutiesOf(reportingDutiesShape.parse(written));

/** By all laws that the desk knows, as they are. */
export const allLaws = dutiesWritten({
  tell: ['giulia.verdi@example.com'],
  laws: { cra: {}, nis2: {}, gdpr: { as: ['controller', 'processor'] } },
});
