// In: {jwt, jwk?}. Out: {verified, payload?, header?, error?}. The jose library, with the key given or that of the header.
import { readFileSync } from 'node:fs';
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';

const { jwt, jwk } = JSON.parse(readFileSync(0, 'utf8'));
let verdict;
try {
  const header = decodeProtectedHeader(jwt);
  const { payload } = await jwtVerify(jwt, await importJWK(jwk ?? header.jwk, header.alg), {
    algorithms: ['ES256', 'RS256', 'EdDSA'],
    typ: 'JWT',
    requiredClaims: ['iss', 'jti', 'nbf'],
    currentDate: new Date('2027-01-01T00:00:00Z'),
  });
  verdict = { verified: true, header, payload };
} catch (error) {
  verdict = { verified: false, error: `${error.code}: ${error.message}` };
}
process.stdout.write(JSON.stringify(verdict));
