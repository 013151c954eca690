// Verifies an SD-JWT VC with @sd-jwt/sd-jwt-vc.
// In:  { credential,
//        key?:        public JWK of the issuer; else the certificate of x5c; else /.well-known/jwt-vc-issuer is fetched
//        statusKey?:  public JWK of the status list's issuer; else the same as the credential's
//        holder?:     private JWK: the holder presents what disclose says, with key binding, and that is verified
//        disclose?:   presentation frame, for example {"family_name": true}; all where it is missing
//        metadata?:   SD-JWT VC type metadata to be judged, too
//        nonce?, audience?, at? (seconds) }
// Out: { verified, claims?, keyBinding?, error? }
import { X509Certificate } from "node:crypto";
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import { digest, ES256, ES384, generateSalt } from "@sd-jwt/crypto-nodejs";
import { compactVerify, importJWK } from "jose";

const header = (jwt) => JSON.parse(Buffer.from(jwt.split(".")[0], "base64url"));
const payload = (jwt) => JSON.parse(Buffer.from(jwt.split(".")[1], "base64url"));

async function published(issuer, kid) {
  const url = new URL(issuer);
  const path = url.pathname === "/" ? "" : url.pathname;
  const answer = await fetch(`${url.origin}/.well-known/jwt-vc-issuer${path}`);
  if (!answer.ok) throw new Error(`issuer metadata: ${answer.status}`);
  const metadata = await answer.json();
  if (metadata.issuer !== issuer) throw new Error("issuer metadata is of another issuer");
  const keys = (metadata.jwks ?? (await (await fetch(metadata.jwks_uri)).json())).keys;
  const found = keys.filter((key) => kid === undefined || key.kid === kid);
  if (found.length !== 1) throw new Error("issuer metadata does not have the key");
  return found[0];
}

async function issuerKey(asked) {
  if (asked.key) return asked.key;
  const jwt = asked.credential.split("~")[0];
  const { x5c, kid } = header(jwt);
  return x5c
    ? new X509Certificate(Buffer.from(x5c[0], "base64")).publicKey.export({ format: "jwk" })
    : published(payload(jwt).iss, kid);
}

// the library's own verifiers are one an algorithm
async function verifier(jwk) {
  if (jwk.crv === "P-256") return ES256.getVerifier(jwk);
  if (jwk.crv === "P-384") return ES384.getVerifier(jwk);
  return async (data, signature) => {
    const alg = jwk.kty === "OKP" ? "EdDSA" : "PS256";
    await compactVerify(`${data}.${signature}`, await importJWK(jwk, alg));
    return true;
  };
}

async function verify(asked) {
  const key = await issuerKey(asked);
  const instance = new SDJwtVcInstance({
    hasher: digest,
    hashAlg: "sha-256",
    saltGenerator: generateSalt,
    verifier: await verifier(key),
    statusVerifier: await verifier(asked.statusKey ?? key),
    ...(asked.holder && { kbSigner: await ES256.getSigner(asked.holder), kbSignAlg: "ES256" }),
    kbVerifier: async (data, signature, claims) =>
      (await ES256.getVerifier(claims.cnf.jwk))(data, signature),
    ...(asked.metadata && { loadTypeMetadataFormat: true, vctFetcher: async () => asked.metadata }),
  });
  let presented = asked.credential;
  const nonce = asked.nonce ?? "n-0S6_WzA2Mj";
  if (asked.holder) {
    presented = await instance.present(asked.credential, asked.disclose, {
      kb: { payload: { iat: Math.floor(Date.now() / 1000), aud: asked.audience ?? "https://verifier.example", nonce } },
    });
  } else if (asked.disclose) {
    presented = await instance.present(asked.credential, asked.disclose);
  }
  const verified = await instance.verify(presented, {
    ...(asked.at && { currentDate: asked.at }),
    ...((asked.holder || asked.nonce) && { keyBindingNonce: nonce }),
  });
  return { verified: true, claims: verified.payload, presented, keyBinding: verified.kb !== undefined };
}

export default async function judge(asked) {
  try {
    return await verify(asked);
  } catch (e) {
    return { verified: false, error: String(e.message ?? e) };
  }
}
