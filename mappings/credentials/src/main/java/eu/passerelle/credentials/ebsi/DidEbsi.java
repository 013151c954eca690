package eu.passerelle.credentials.ebsi;

/** {@code did:ebsi} of legal entities: version 1 and 16 bytes that the entity has drawn itself. */
public final class DidEbsi {

    private static final String PREFIX = "did:ebsi:";
    private static final int VERSION = 1;
    private static final int BYTES = 16;

    private DidEbsi() {}

    /** @param identifier 16 bytes, drawn once for ever */
    public static String of(byte[] identifier) {
        if (identifier.length != BYTES) {
            throw new IllegalArgumentException("a did:ebsi has 16 bytes");
        }
        byte[] versioned = new byte[BYTES + 1];
        versioned[0] = VERSION;
        System.arraycopy(identifier, 0, versioned, 1, BYTES);
        return PREFIX + Base58.encode(versioned);
    }

    public static boolean isValid(String did) {
        if (!did.startsWith(PREFIX)) {
            return false;
        }
        try {
            byte[] versioned = Base58.decode(did.substring(PREFIX.length()));
            return versioned.length == BYTES + 1 && versioned[0] == VERSION;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
