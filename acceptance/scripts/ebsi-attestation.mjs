// Verifies an EBSI verifiable attestation with @cef-ebsi/verifiable-credential.
// In:  { credential: JWT,
//        authority?:  host and port of the registries; without it nothing may be asked, which a did:key issuer needs not
//        accredited?: true: an attestation that names no accreditation is refused, too
//        at? (seconds) }
// Out: { verified, credential?, error? }
import { readFileSync } from "node:fs";
import { verifyCredentialJwt } from "@cef-ebsi/verifiable-credential";

const asked = JSON.parse(readFileSync(0, "utf8"));
console.log = console.error;
let verdict;
try {
  const credential = await verifyCredentialJwt(asked.credential, {
    // port 1: whoever asks there is told at once that nobody answers
    ebsiAuthority: asked.authority ?? "localhost:1",
    timeout: 10_000,
    ...(asked.at && { validAt: asked.at }),
    validateAccreditationWithoutTermsOfUse: asked.accredited ?? false,
  });
  verdict = { verified: true, credential };
} catch (e) {
  verdict = { verified: false, error: String(e.message ?? e) };
}
process.stdout.write(JSON.stringify(verdict));
