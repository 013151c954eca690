package eu.passerelle.seal.jose;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.FormatSeal;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.Organisation;

/** SD-JWT VC; the key is named by its thumbprint, as the issuers' metadata name it. No decoys. */
public final class SdJwtSeal implements FormatSeal {

    @Override
    public String format() {
        return "dc+sd-jwt";
    }

    @Override
    public String use() {
        return "jwt";
    }

    @Override
    public CredentialSealer open(SigningKey key, Organisation issuer, String issuers) {
        return new SdJwtSealer(key, issuer, VcJwtSealer.keyName(key.publicKey()), 0);
    }
}
