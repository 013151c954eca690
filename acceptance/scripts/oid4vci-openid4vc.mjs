// The engine of Credo and Paradym, @openid4vc/openid4vci, as a wallet: offer, token, nonce, batch, notification.
// In: {offer, pin?, configuration, keys?, nonce?, token?, tamper?: 'proof' | 'credential', transaction?}; nonce and token replace those that the
// wallet would fetch. Out: {version, signedMetadata, credentials, claims, notification} or {deferred} or {refused}.
import { createHash, randomBytes, X509Certificate } from 'node:crypto';
import * as jose from 'jose';
import { clientAuthenticationAnonymous } from '@openid4vc/oauth2';
import { Openid4vciClient } from '@openid4vc/openid4vci';
import { tampered, verified } from './received.mjs';

const bare = ({ secret, ...jwk }) => jwk;

const wallet = (input, keys) => new Openid4vciClient({
  callbacks: {
    // the library can read signed metadata, and leaves it to its caller to ask for them
    fetch: (url, options = {}) => fetch(url, String(url).includes('/.well-known/openid-credential-issuer')
      ? { ...options, headers: { ...options.headers, Accept: 'application/jwt, application/json;q=0.9' } } : options),
    hash: (data, algorithm) => createHash(algorithm.replace('-', '')).update(data).digest(),
    generateRandom: (length) => randomBytes(length),
    clientAuthentication: clientAuthenticationAnonymous(),
    signJwt: async (signer, { header, payload }) => {
      const key = keys.find((each) => each.x === signer.publicJwk.x);
      const signed = await new jose.SignJWT(payload).setProtectedHeader(header).sign(key.secret);
      const jwt = input.tamper === 'proof' ? signed.slice(0, -6) + 'AAAAAA' : signed;
      return { jwt, signerJwk: bare(key) };
    },
    verifyJwt: async (signer, { compact }) => {
      const certificate = new X509Certificate(Buffer.from(signer.x5c[0], 'base64'));
      await jose.compactVerify(compact, certificate.publicKey);
      return { verified: true, signerJwk: await jose.exportJWK(certificate.publicKey) };
    },
    getX509CertificateMetadata: () => ({ sanDnsNames: ['localhost'], sanUriNames: [] }),
    encryptJwe: () => { throw new Error('not asked for'); },
    decryptJwe: () => { throw new Error('not asked for'); },
  },
});

async function fetched(input, keys) {
  const client = wallet(input, keys);
  const offer = await client.resolveCredentialOffer(input.offer);
  const issuerMetadata = await client.resolveIssuerMetadata(offer.credential_issuer);
  const accessToken = input.token ?? (await client.retrievePreAuthorizedCodeAccessTokenFromOffer({
    credentialOffer: offer,
    issuerMetadata,
    txCode: input.pin,
  })).accessTokenResponse.access_token;
  if (input.transaction) {
    const later = await client.retrieveDeferredCredentials({ issuerMetadata, accessToken, transactionId: input.transaction });
    return { accessToken, answer: (later.deferredCredentialResponse ?? later.credentialResponse) };
  }
  const nonce = input.nonce ?? (await client.requestNonce({ issuerMetadata })).c_nonce;
  const proofs = [];
  for (const key of keys) {
    const { jwt } = await client.createCredentialRequestJwtProof({
      issuerMetadata,
      signer: { method: 'jwk', publicJwk: bare(key), alg: 'ES256' },
      credentialConfigurationId: input.configuration,
      issuedAt: new Date(),
      nonce,
    });
    proofs.push(jwt);
  }
  const { credentialResponse } = await client.retrieveCredentials({
    issuerMetadata,
    accessToken,
    credentialConfigurationId: input.configuration,
    proofs: { jwt: proofs },
  });
  const told = { version: issuerMetadata.originalDraftVersion, signedMetadata: !!issuerMetadata.signedCredentialIssuer, accessToken, nonce };
  if (credentialResponse.transaction_id) {
    return { ...told, deferred: credentialResponse.transaction_id, interval: credentialResponse.interval };
  }
  const credentials = credentialResponse.credentials.map((each) => each.credential)
    .map((each) => (input.tamper === 'credential' ? tampered(each) : each));
  const claims = [];
  for (const each of credentials) if (typeof each === 'string' && each.includes('~')) claims.push(await verified(each, keys));
  await client.sendNotification({
    issuerMetadata,
    accessToken,
    notification: { notificationId: credentialResponse.notification_id, event: 'credential_accepted' },
  });
  return { ...told, credentials, claims, notification: credentialResponse.notification_id };
}

export default async function judge(input) {
  const keys = [];
  for (let i = 0; i < (input.keys ?? 1); i++) {
    const pair = await jose.generateKeyPair('ES256', { extractable: true });
    keys.push({ ...(await jose.exportJWK(pair.publicKey)), secret: pair.privateKey });
  }
  try {
    return await fetched(input, keys);
  } catch (error) {
    const response = error.response ?? {};
    const body = error.errorResponse ?? response.credentialErrorResponseResult?.data ?? response;
    return { refused: body.error ?? String(error.message), description: String(error.message) };
  }
}
