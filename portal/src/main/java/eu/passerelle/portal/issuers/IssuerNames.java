package eu.passerelle.portal.issuers;

import eu.passerelle.portal.PublicAddress;
import java.net.URI;

/** How one university's issuer is named in credentials. */
public record IssuerNames(PublicAddress hub, String university) {

    /** Below it is one issuer a university. */
    static final String PATH = "/public/issuers/";

    /** The {@code iss} of SD-JWT VC and other JWTs. */
    public String address() {
        return hub.of(PATH + university);
    }

    /** did:web; a port is written as the method says, with {@code %3A}. */
    public String did() {
        URI address = URI.create(address());
        String port = address.getPort() < 0 ? "" : "%3A" + address.getPort();
        return "did:web:" + address.getHost() + port + address.getPath().replaceAll("/+", ":");
    }
}
