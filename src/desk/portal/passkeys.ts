import type {
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { holdAccess } from '../../store/portal/access.ts';
import {
  findPasskey,
  insertPasskey,
  notePasskeyUsed,
  passkeysOf,
  saveChallenge,
  takeChallenge,
} from '../../store/portal/passkeys.ts';
import type { Desk } from '../desk.ts';
import { whoEnters } from './access/who-enters.ts';
import { beginSession } from './enter.ts';

/** It comes with all of X.509: read when the first key is asked for. */
const webauthn = async () => await import('@simplewebauthn/server');

/** What a browser sends of a key; the library reads it. */
type Response<Verify extends (given: never) => unknown> = Parameters<Verify>[0] extends { response: infer R }
  ? R
  : never;
export type NewKey = Response<typeof verifyRegistrationResponse>;
export type UsedKey = Response<typeof verifyAuthenticationResponse>;

type Keeping = Pick<Desk, 'db' | 'clock'>;
type LettingIn = Keeping & Pick<Desk, 'reports'>;

/** For which site a key is good. @property name as the device shows it @property url without a slash at its end */
export type Site = { name: string; url: string };

const challengeLastsMs = 5 * 60_000;
const mostKeys = 10;

/** What a device needs to make a key for somebody who is signed in. @param browser the digest of its name */
export async function offerNewKey(
  desk: Keeping,
  { address, name }: { address: string; name: string },
  browser: string,
  site: Site,
): Promise<PublicKeyCredentialCreationOptionsJSON | null> {
  const known = await passkeysOf(desk.db, address);
  if (known.length >= mostKeys) return null;
  const { generateRegistrationOptions } = await webauthn();
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: hostOf(site),
    userName: address,
    userDisplayName: name || address,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: asTransports(transports) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    attestationType: 'none',
  });
  await keep(desk, browser, options.challenge);
  return options;
}

/** Keeps the key that a device has made. @returns false where it does not fit what was asked for */
export async function addKey(
  desk: LettingIn,
  { address, browser, name }: { address: string; browser: string; name: string },
  response: NewKey,
  site: Site,
): Promise<boolean> {
  const expectedChallenge = await takeChallenge(desk.db, browser, desk.clock());
  if (expectedChallenge === null) return false;
  const { verifyRegistrationResponse } = await webauthn();
  const { registrationInfo } = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: new URL(site.url).origin,
    expectedRPID: hostOf(site),
  }).catch(() => ({ registrationInfo: undefined }));
  if (!registrationInfo) return false;
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  const key = { id, publicKey, counter, transports, address, name, addedAt: desk.clock() };
  return await desk.db.transaction(async tx => {
    // Whoever ends their access waits, and takes it away; of one who has left the house it opens nothing.
    const isHeld = (await holdAccess(tx, address)) || (await whoEnters(desk, tx, address)) !== null;
    if (!isHeld || (await passkeysOf(tx, address)).length >= mostKeys) return false;
    return await insertPasskey(tx, key);
  });
}

/** What a device needs to sign in, whoever it belongs to: the page does not say who has keys. */
export async function askForKey(
  desk: Keeping,
  browser: string,
  site: Site,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await webauthn();
  const options = await generateAuthenticationOptions({ rpID: hostOf(site), userVerification: 'required' });
  await keep(desk, browser, options.challenge);
  return options;
}

/** Somebody signs in by a key. @returns what their browser holds from now on; null where the key opens nothing */
export async function enterByKey(
  desk: LettingIn,
  { browser, agent }: { browser: string; agent: string },
  response: UsedKey,
  site: Site,
): Promise<string | null> {
  const now = desk.clock();
  const expectedChallenge = await takeChallenge(desk.db, browser, now);
  const key = typeof response?.id === 'string' ? await findPasskey(desk.db, response.id) : null;
  if (expectedChallenge === null || !key) return null;
  const { verifyAuthenticationResponse } = await webauthn();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: new URL(site.url).origin,
    expectedRPID: hostOf(site),
    credential: {
      id: key.id,
      publicKey: Uint8Array.from(key.publicKey),
      counter: key.counter,
      transports: asTransports(key.transports),
    },
  }).catch(() => ({ verified: false, authenticationInfo: undefined }));
  if (!verified || !authenticationInfo) return null;
  return await desk.db.transaction(async tx => {
    await notePasskeyUsed(tx, { id: key.id, counter: authenticationInfo.newCounter, usedAt: now });
    if (!(await whoEnters(desk, tx, key.address))) return null;
    return await beginSession(tx, { address: key.address, ticket: null, agent }, now);
  });
}

async function keep({ db, clock }: Keeping, browser: string, challenge: string): Promise<void> {
  await saveChallenge(db, { browser, challenge, endsAt: new Date(clock().getTime() + challengeLastsMs) });
}

function hostOf({ url }: Site): string {
  return new URL(url).hostname;
}

const allTransports: AuthenticatorTransport[] = [...(['ble', 'hybrid', 'internal', 'nfc', 'usb'] as const)];

/** What a browser says of how a key is reached; what is unknown is passed over. */
function asTransports(transports: string[]): AuthenticatorTransport[] {
  return allTransports.filter(known => transports.includes(known));
}
