package eu.passerelle.seal.jose;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the verification of an EBSI attestation has found. What only EBSI's registries know is left to the caller: whether
 * the issuer is trusted and accredited, whether the schema holds, whether it was withdrawn.
 *
 * @param findings why it is not accepted; empty where it is
 * @param attestation the W3C credential; empty where the seal does not hold
 * @param accreditation where the Trusted Issuers Registry says that the issuer may attest; null: not told
 */
public record AttestationVerdict(
        List<Finding> findings,
        Map<String, Object> attestation,
        @Nullable URI accreditation) {

    public AttestationVerdict {
        findings = List.copyOf(findings);
    }

    static AttestationVerdict refused(Finding finding) {
        return new AttestationVerdict(List.of(finding), Map.of(), null);
    }

    public boolean accepted() {
        return findings.isEmpty();
    }
}
