package eu.passerelle.seal.integrity;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.FormatSeal;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.Organisation;

/** Open Badges with a Data Integrity proof. */
public final class BadgeProofSeal implements FormatSeal {

    @Override
    public String format() {
        return "openbadge";
    }

    @Override
    public String use() {
        return "proof";
    }

    @Override
    public CredentialSealer open(SigningKey key, Organisation issuer, String issuers) {
        return DataIntegritySealer.forIssuers(key, issuer, issuers);
    }
}
