package eu.passerelle.seal.jose;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.FormatSeal;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.Organisation;

/** EBSI attestations of one issuer; its key is named by its thumbprint in the issuer's DID document. */
public final class EbsiSeal implements FormatSeal {

    @Override
    public String format() {
        return "ebsi";
    }

    @Override
    public String use() {
        return "jwt";
    }

    /** @param issuers the whole DID of the issuer */
    @Override
    public CredentialSealer open(SigningKey key, Organisation issuer, String issuers) {
        return new EbsiSealer(key, issuer, issuers + "#" + VcJwtSealer.keyName(key.publicKey()));
    }
}
