package eu.passerelle.verify;

import java.security.cert.X509Certificate;
import java.util.List;

/** Whether the key of a JOSE or Data Integrity seal is the issuer's, and the issuer trusted. */
final class SealTrust {

    private final Policy policy;

    SealTrust(Policy policy) {
        this.policy = policy;
    }

    /**
     * @param issuer as the credential names it
     * @param source where the key that holds was found
     * @param chain certificates that came along
     */
    void check(String issuer, KeySearch.Source source, List<X509Certificate> chain, Findings out) {
        boolean published = source == KeySearch.Source.DID || source == KeySearch.Source.METADATA;
        boolean anchored = policy.trust().leadsToAnchor(chain, policy.clock().instant());
        if (published) {
            out.ok(Check.ISSUER, "published", issuer);
        } else if (source == KeySearch.Source.CERTIFICATE && CertificateCheck.isFor(chain.getFirst(), issuer)) {
            out.ok(Check.ISSUER, "named", issuer, CertificateCheck.organisation(chain.getFirst()));
        } else if (source == KeySearch.Source.CERTIFICATE) {
            out.open(Check.ISSUER, "unproven", List.of(), issuer, CertificateCheck.organisation(chain.getFirst()));
        } else {
            out.open(Check.ISSUER, "claimed", List.of(), issuer);
        }
        if (published && policy.trust().knows(issuer)) {
            out.ok(Check.TRUST, "listed", issuer);
        } else if (source == KeySearch.Source.CERTIFICATE && anchored) {
            out.ok(Check.TRUST, "anchor", CertificateCheck.organisation(chain.getFirst()));
        } else {
            out.open(Check.TRUST, policy.trust().nobody() ? "nobody" : "other", List.of(), issuer);
        }
    }
}
