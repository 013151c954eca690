// In: {jwt, jwk?}. Out: {verified, payload?, header?, error?}. The jose library, with the key given or that of the header.
import { decodeProtectedHeader, importJWK, jwtVerify } from 'jose';

export default async function judge({ jwt, jwk }) {
  try {
    const header = decodeProtectedHeader(jwt);
    const { payload } = await jwtVerify(jwt, await importJWK(jwk ?? header.jwk, header.alg), {
      algorithms: ['ES256', 'RS256', 'EdDSA'],
      typ: 'JWT',
      requiredClaims: ['iss', 'jti', 'nbf'],
      currentDate: new Date('2027-01-01T00:00:00Z'),
    });
    return { verified: true, header, payload };
  } catch (error) {
    return { verified: false, error: `${error.code}: ${error.message}` };
  }
}
