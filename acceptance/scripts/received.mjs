// What a wallet looks at in an SD-JWT VC that it has received: @sd-jwt/sd-jwt-vc with the issuer's keys from
// /.well-known/jwt-vc-issuer, and whether it is bound to one of the wallet's keys.
import { SDJwtVcInstance } from '@sd-jwt/sd-jwt-vc';
import { digest, ES256 } from '@sd-jwt/crypto-nodejs';

async function issuerKey(iss, kid) {
  const address = new URL(iss);
  const metadata = await (await fetch(`${address.origin}/.well-known/jwt-vc-issuer${address.pathname}`)).json();
  if (metadata.issuer !== iss) throw new Error(`metadata of another issuer: ${metadata.issuer}`);
  const key = metadata.jwks.keys.find((each) => each.kid === kid);
  if (!key) throw new Error(`no key ${kid}`);
  return key;
}

export async function verified(compact, keys) {
  const [header, payload] = compact.split('~')[0].split('.', 2).map((part) => JSON.parse(Buffer.from(part, 'base64url')));
  const instance = new SDJwtVcInstance({
    hasher: digest,
    hashAlg: 'sha-256',
    verifier: await ES256.getVerifier(await issuerKey(payload.iss, header.kid)),
  });
  await instance.verify(compact);
  const claims = await instance.getClaims(compact);
  const bound = claims.cnf?.jwk && keys.some((key) => key.x === claims.cnf.jwk.x && key.y === claims.cnf.jwk.y);
  if (!bound) throw new Error('not bound to a key of the wallet');
  return claims;
}

// The same with another title.
export function tampered(compact) {
  const [jwt, ...disclosures] = compact.split('~');
  const [header, payload, signature] = jwt.split('.');
  const claims = { ...JSON.parse(Buffer.from(payload, 'base64url')), achievement_title: 'Another title' };
  const changed = Buffer.from(JSON.stringify(claims)).toString('base64url');
  return [[header, changed, signature].join('.'), ...disclosures].join('~');
}
