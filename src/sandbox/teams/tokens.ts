import { exportJWK, generateKeyPair, SignJWT } from 'jose';

type Claims = { audience: string; serviceUrl: string; expiresIn?: string; issuer?: string };

/** The tokens of a tenant: Teams', signed and checked by the SDK, and the one with which the bot calls back. */
export class TenantTokens {
  private readonly keys = generateKeyPair('RS256', { extractable: true });
  private readonly botToken = crypto.randomUUID();

  /** The token with which the bot calls the connector. */
  async ofBot(): Promise<string> {
    return this.botToken;
  }

  isBots(token: string): boolean {
    return token === this.botToken;
  }

  /** A token as Teams sends it along, good for what is named. */
  async ofTeams(claims: Claims): Promise<string> {
    const { privateKey } = await this.keys;
    return await new SignJWT({ serviceurl: claims.serviceUrl })
      .setProtectedHeader({ alg: 'RS256', kid: 'sandbox' })
      .setIssuer(claims.issuer ?? 'https://api.botframework.com')
      .setAudience(claims.audience)
      .setIssuedAt()
      .setExpirationTime(claims.expiresIn ?? '1h')
      .sign(privateKey);
  }

  /** The keys with which the SDK checks them. */
  async jwks(): Promise<unknown> {
    const jwk = await exportJWK((await this.keys).publicKey);
    return { keys: [{ ...jwk, kid: 'sandbox', use: 'sig', alg: 'RS256', endorsements: ['msteams'] }] };
  }
}
