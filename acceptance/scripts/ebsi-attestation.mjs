// Verifies EBSI verifiable attestations with @cef-ebsi/verifiable-credential.
// In:  { credential: JWT, or credentials: { name: JWT, ... }
//        authority?:  host and port of the registries; without it nothing may be asked, which a did:key issuer needs not
//        accredited?: true: an attestation that names no accreditation is refused, too
//        at? (seconds) }
// Out: { verified, credential?, error? }, or { name: "" where it is verified, else why not }
import { verifyCredentialJwt } from "@cef-ebsi/verifiable-credential";

async function verify(jwt, asked) {
  try {
    const credential = await verifyCredentialJwt(jwt, {
      // port 1: whoever asks there is told at once that nobody answers
      ebsiAuthority: asked.authority ?? "localhost:1",
      timeout: 10_000,
      ...(asked.at && { validAt: asked.at }),
      validateAccreditationWithoutTermsOfUse: asked.accredited ?? false,
    });
    return { verified: true, credential };
  } catch (e) {
    return { verified: false, error: String(e.message ?? e) || "refused" };
  }
}

export default async function judge(asked) {
  if (!asked.credentials) return verify(asked.credential, asked);
  const verdicts = {};
  for (const [name, jwt] of Object.entries(asked.credentials)) verdicts[name] = (await verify(jwt, asked)).error ?? "";
  return verdicts;
}
