// Sphereon's wallet of draft 15, @sphereon/oid4vci-client: it sends one proof in the older way.
// In: {offer, pin?, configuration, tamper?: 'credential'}. Out: {credentials, claims, notified} or {refused}.
import * as jose from 'jose';
import { OpenID4VCIClientV1_0_15 } from '@sphereon/oid4vci-client';
import { tampered, verified } from './received.mjs';

export default async function judge(input) {
  const pair = await jose.generateKeyPair('ES256', { extractable: true });
  const jwk = await jose.exportJWK(pair.publicKey);
  try {
    const client = await OpenID4VCIClientV1_0_15.fromURI({ uri: input.offer, resolveOfferUri: true, clientId: 'wallet' });
    const token = await client.acquireAccessToken({ pin: input.pin });
    const answer = await client.acquireCredentials({
      credentialConfigurationId: input.configuration,
      proofCallbacks: {
        signCallback: async ({ header, payload }) =>
          new jose.SignJWT(payload).setProtectedHeader(header).sign(pair.privateKey),
      },
      format: 'dc+sd-jwt',
      jwk,
      alg: 'ES256',
    });
    const credentials = answer.credentials.map((each) => each.credential)
      .map((each) => (input.tamper === 'credential' ? tampered(each) : each));
    const claims = [];
    for (const each of credentials) claims.push(await verified(each, [jwk]));
    const told = await client.sendNotification(
      { notificationEndpoint: client.endpointMetadata.credentialIssuerMetadata.notification_endpoint },
      { notification_id: answer.notification_id, event: 'credential_accepted' },
      token.access_token,
    );
    return { credentials, claims, notified: !told?.error };
  } catch (error) {
    return { refused: String(error?.message ?? JSON.stringify(error)) };
  }
}
