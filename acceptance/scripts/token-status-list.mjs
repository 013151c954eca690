// Reads a place of an IETF Token Status List over the wire: signature and claims by jose, list by @sd-jwt/jwt-status-list.
// in: {status: {status_list: {uri, idx}}, key: JWK of the issuer, from?: where to fetch instead}
// out: {verified, status?, cached?, error?}
import {importJWK, jwtVerify} from 'jose';
import {getListFromStatusListJWT} from '@sd-jwt/jwt-status-list';

export default async function judge({status: {status_list: {uri, idx}}, key, from}) {
  try {
    const answer = await fetch(from ?? uri, {headers: {Accept: 'application/statuslist+jwt'}});
    if (!answer.ok) {
      throw new Error(`HTTP ${answer.status}`);
    }
    if (answer.headers.get('content-type') !== 'application/statuslist+jwt') {
      throw new Error('not a status list token');
    }
    const jwt = await answer.text();
    const {payload} = await jwtVerify(jwt, await importJWK(key), {
      typ: 'statuslist+jwt', subject: uri, requiredClaims: ['iat', 'exp', 'sub']
    });
    if (!(payload.ttl > 0)) {
      throw new Error('no time to live');
    }
    return {
      verified: true, status: getListFromStatusListJWT(jwt).getStatus(idx), cached: answer.headers.get('cache-control')
    };
  } catch (error) {
    return {verified: false, error: error.message};
  }
}
