package eu.passerelle.seal.xml;

import eu.passerelle.connectors.CredentialSealer;
import eu.passerelle.connectors.FormatSeal;
import eu.passerelle.connectors.SigningKey;
import eu.passerelle.model.Organisation;

/** ELMO with an XML signature. */
public final class ElmoSeal implements FormatSeal {

    @Override
    public String format() {
        return "elmo";
    }

    @Override
    public String use() {
        return "jwt";
    }

    @Override
    public CredentialSealer open(SigningKey key, Organisation issuer, String issuers) {
        return new XmlSealer(key, issuer);
    }
}
