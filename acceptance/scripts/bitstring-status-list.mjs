// Reads a place of a Bitstring Status List over the wire, as a verifier of the credential does: signature by jose, list and
// status by @digitalbazaar/vc-bitstring-status-list.
// in: {credential: {issuer, credentialStatus}, key: JWK of the issuer, from?: where to fetch instead}
// out: {verified, status?, cached?, error?}
import {importJWK, compactVerify} from 'jose';
import {checkStatus} from '@digitalbazaar/vc-bitstring-status-list';

const MINIMUM = 131072;

async function fetchList(address, key, from) {
  const answer = await fetch(from ?? address, {headers: {Accept: 'application/vc+jwt'}});
  if (!answer.ok) {
    throw new Error(`HTTP ${answer.status}`);
  }
  const jws = await answer.text();
  const {payload, protectedHeader} = await compactVerify(jws, await importJWK(key));
  const list = JSON.parse(new TextDecoder().decode(payload));
  const now = Date.now();
  if (protectedHeader.typ !== 'vc+jwt' || answer.headers.get('content-type') !== 'application/vc+jwt') {
    throw new Error('not a verifiable credential as JWT');
  }
  if (list.id !== address || Date.parse(list.validFrom) > now || Date.parse(list.validUntil) <= now) {
    throw new Error('another list, or not valid now');
  }
  const encoded = Buffer.from(list.credentialSubject.encodedList.slice(1), 'base64url');
  const {gunzipSync} = await import('node:zlib');
  if (gunzipSync(encoded).length * 8 < MINIMUM) {
    throw new Error('a list too short for privacy');
  }
  return {list, cached: answer.headers.get('cache-control')};
}

export default async function judge({credential, key, from}) {
  try {
    let cached;
    const result = await checkStatus({
      credential,
      verifyBitstringStatusListCredential: false, // the signature of a JWT is verified above
      documentLoader: async address => {
        const fetched = await fetchList(address, key, from);
        cached = fetched.cached;
        return {documentUrl: address, document: fetched.list};
      }
    });
    return {verified: result.verified, status: result.results?.[0]?.status, cached, error: result.error?.message};
  } catch (error) {
    return {verified: false, error: error.message};
  }
}
