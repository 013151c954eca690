package eu.passerelle.seal.jose;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.FormatSeal;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.Organisation;

/** Open Badges in the form of a JWT. */
public final class BadgeJwtSeal implements FormatSeal {

    @Override
    public String format() {
        return "openbadge-jwt";
    }

    @Override
    public String use() {
        return "jwt";
    }

    @Override
    public CredentialSealer open(SigningKey key, Organisation issuer, String issuers) {
        return new VcJwtSealer(key, issuer, issuers);
    }
}
