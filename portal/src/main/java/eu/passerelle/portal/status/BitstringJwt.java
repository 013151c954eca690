package eu.passerelle.portal.status;

import eu.passerelle.connectors.SigningKey;
import eu.passerelle.journal.StatusKind;
import java.util.Map;

/** A bitstring list as a JWT: W3C Securing Verifiable Credentials using JOSE, {@code typ} {@code vc+jwt}. */
public final class BitstringJwt implements StatusForm {

    private final CompactJws jws;

    public BitstringJwt(SigningKey key) {
        this.jws = new CompactJws(key);
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
        return jws.sign(
                Map.of("typ", "vc+jwt", "cty", "vc", "kid", list.issuer().keyId()), BitstringCredential.of(list));
    }
}
