// Verifies many copies of SD-JWT VC with @sd-jwt/sd-jwt-vc, without asking for their status.
// In:  { key: public JWK (P-256), credentials: { name: credential, ... } }
// Out: { name: "" where it is verified, else why not }
import { SDJwtVcInstance } from "@sd-jwt/sd-jwt-vc";
import { digest, ES256, generateSalt } from "@sd-jwt/crypto-nodejs";

class WithoutStatus extends SDJwtVcInstance {
  async verifyStatus() {}
}

export default async function judge(asked) {
  const verifier = await ES256.getVerifier(asked.key);
  const instance = new WithoutStatus({ hasher: digest, hashAlg: "sha-256", saltGenerator: generateSalt, verifier });
  const verdicts = {};
  for (const [name, credential] of Object.entries(asked.credentials)) {
    try {
      await instance.verify(credential);
      verdicts[name] = "";
    } catch (e) {
      verdicts[name] = String(e.message ?? e) || "refused";
    }
  }
  return verdicts;
}
