package eu.passerelle.portal.status;

import eu.passerelle.journal.StatusKind;
import java.util.Map;
import java.util.function.Function;

/** A bitstring list as a JWT: W3C Securing Verifiable Credentials using JOSE, {@code typ} {@code vc+jwt}. */
public final class BitstringJwt implements StatusForm {

    private final Function<String, StatusIssuer> issuers;

    /** @param issuers by university; asked at every signature, so that keys may change while the hub runs */
    public BitstringJwt(Function<String, StatusIssuer> issuers) {
        this.issuers = issuers;
    }

    @Override
    public StatusKind kind() {
        return StatusKind.BITSTRING;
    }

    @Override
    public String mediaType() {
        return "application/vc+jwt";
    }

    @Override
    public byte[] write(UnsignedList list) {
        StatusIssuer issuer = issuers.apply(list.content().university());
        return CompactJws.sign(
                issuer.key(),
                Map.of("typ", "vc+jwt", "cty", "vc", "kid", issuer.keyId()),
                BitstringCredential.of(list, issuer.id()));
    }
}
