package eu.passerelle.verify;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks at most so many bytes; nothing where there are more, or where it is damaged. */
final class Unpacking {

    private Unpacking() {}

    static Optional<byte[]> zlib(byte[] packed, int most) {
        return read(new InflaterInputStream(new ByteArrayInputStream(packed)), most);
    }

    static Optional<byte[]> gzip(byte[] packed, int most) {
        try {
            return read(new GZIPInputStream(new ByteArrayInputStream(packed)), most);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> read(InputStream unpacking, int most) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        try (unpacking) {
            int length;
            while ((length = unpacking.read(buffer)) >= 0) {
                if (out.size() + length > most) {
                    return Optional.empty();
                }
                out.write(buffer, 0, length);
            }
            return Optional.of(out.toByteArray());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
