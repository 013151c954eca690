package eu.passerelle.portal.status;

import eu.passerelle.journal.StatusKind;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.Deflater;

/** A list as an IETF Status List Token in JWT format, one bit a place: 0 VALID, 1 INVALID. */
public final class TokenJwt implements StatusForm {

    private final Function<String, StatusIssuer> issuers;

    /** @param issuers by university; asked at every signature, so that keys may change while the hub runs */
    public TokenJwt(Function<String, StatusIssuer> issuers) {
        this.issuers = issuers;
    }

    @Override
    public StatusKind kind() {
        return StatusKind.TOKEN;
    }

    @Override
    public String mediaType() {
        return "application/statuslist+jwt";
    }

    @Override
    public byte[] write(UnsignedList list) {
        StatusIssuer issuer = issuers.apply(list.content().university());
        Map<String, Object> statuses = new LinkedHashMap<>();
        statuses.put("bits", 1);
        statuses.put("lst", encoded(list.content().set(), list.content().size()));
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("iss", issuer.id());
        payload.put("sub", list.address().toString());
        payload.put("iat", list.from().getEpochSecond());
        payload.put("exp", list.until().getEpochSecond());
        payload.put("ttl", list.ttl().toSeconds());
        payload.put("status_list", statuses);
        return CompactJws.sign(issuer.key(), Map.of("typ", "statuslist+jwt", "kid", issuer.keyId()), payload);
    }

    /** Place 0 is the rightmost bit of the first byte; DEFLATE in ZLIB format, base64url without padding. */
    private static String encoded(BitSet set, int size) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(Arrays.copyOf(set.toByteArray(), size / Byte.SIZE));
            deflater.finish();
            // more than any input of this size can need
            byte[] buffer = new byte[size / Byte.SIZE + 1_024];
            int length = deflater.deflate(buffer);
            return CompactJws.base64url(Arrays.copyOf(buffer, length));
        } finally {
            deflater.end();
        }
    }
}
