package eu.passerelle.credentials.elm.validation;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.CRC32;

/** The size of a PNG file whose chunks are whole (PNG third edition, section 5): signature, lengths, checksums, end. */
record Png(int width, int height) {

    private static final long SIGNATURE = 0x89504e470d0a1a0aL;
    private static final int IHDR = 0x49484452;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int IHDR_LENGTH = 13;
    /** Length, type and checksum around the data of a chunk. */
    private static final int FRAME = 12;

    /** Empty where this is no whole PNG file. The picture itself is not decompressed. */
    static Optional<Png> read(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        if (bytes.remaining() < 8 + FRAME + IHDR_LENGTH || bytes.getLong() != SIGNATURE) {
            return Optional.empty();
        }
        int width = bytes.getInt(16);
        int height = bytes.getInt(20);
        boolean data = false;
        int type = 0;
        while (bytes.remaining() >= FRAME) {
            boolean first = type == 0;
            int length = bytes.getInt();
            if (length < 0 || length > bytes.remaining() - 8) {
                return Optional.empty();
            }
            CRC32 checksum = new CRC32();
            checksum.update(file, bytes.position(), length + 4);
            type = bytes.getInt();
            bytes.position(bytes.position() + length);
            if (bytes.getInt() != (int) checksum.getValue() || first != (type == IHDR)) {
                return Optional.empty();
            }
            data |= type == IDAT && length > 0;
        }
        boolean whole = type == IEND && data && !bytes.hasRemaining() && width > 0 && height > 0;
        return whole ? Optional.of(new Png(width, height)) : Optional.empty();
    }
}
