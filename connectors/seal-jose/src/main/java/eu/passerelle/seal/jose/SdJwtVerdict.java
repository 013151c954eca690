package eu.passerelle.seal.jose;

import java.net.URI;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a verification has found.
 *
 * @param findings why it is not accepted; empty where it is
 * @param claims all that is told, disclosures in their places; empty where the seal does not hold
 * @param chain the certificates that came along, the key's first; to be judged by whoever knows whom to trust
 * @param holderKey the key that the holder must prove to have; null: whoever has it
 * @param holderProven whether a key binding came along and held
 * @param status where to ask whether it was withdrawn; null: it has none
 */
public record SdJwtVerdict(
        List<Finding> findings,
        Map<String, Object> claims,
        List<X509Certificate> chain,
        @Nullable PublicKey holderKey,
        boolean holderProven,
        @Nullable Status status) {

    /** A place on an IETF Token Status List. */
    public record Status(URI list, int index) {}

    public SdJwtVerdict {
        findings = List.copyOf(findings);
        chain = List.copyOf(chain);
    }

    static SdJwtVerdict refused(Finding finding) {
        return new SdJwtVerdict(List.of(finding), Map.of(), List.of(), null, false, null);
    }

    public boolean accepted() {
        return findings.isEmpty();
    }
}
