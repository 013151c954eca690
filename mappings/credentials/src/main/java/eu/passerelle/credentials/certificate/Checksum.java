package eu.passerelle.credentials.certificate;

import java.util.zip.Adler32;

/** The checksum of a zlib stream (RFC 1950, 8.2), which can be joined from those of parts. */
final class Checksum {

    static final int OF_NOTHING = 1;
    private static final int BASE = 65_521;

    private Checksum() {}

    static int of(byte[] bytes) {
        Adler32 adler = new Adler32();
        adler.update(bytes);
        return (int) adler.getValue();
    }

    /** @param length of what follows, bytes */
    static int joined(int before, int following, int length) {
        int low = (before & 0xFFFF) + (following & 0xFFFF) - 1;
        long high = (before >>> 16) + (following >>> 16) + (long) length * ((before & 0xFFFF) - 1);
        return Math.floorMod(high, BASE) << 16 | Math.floorMod(low, BASE);
    }
}
