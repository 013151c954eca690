package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Takes an EMREX answer out of its base64 and gzip; plain XML stays as it is. */
final class PackedXml {

    /** Base64 of the gzip magic number and method. */
    private static final String BASE64_GZIP = "H4sI";

    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;
    private static final int START = 64;

    private PackedXml() {}

    /** @throws MalformedRecord when it is truncated, damaged or unpacks to more than {@code maxBytes} */
    static byte[] unpack(byte[] content, long maxBytes) {
        if (!isGzip(content) && !isBase64(content)) {
            return content;
        }
        try (InputStream xml = unpacked(new ByteArrayInputStream(content), content.length, maxBytes)) {
            return xml.readAllBytes();
        } catch (IOException e) {
            throw new MalformedRecord("The gzip stream is damaged.", e);
        }
    }

    /**
     * The document in a file.
     *
     * @param maxText bytes of base64, which is decoded in memory
     * @param maxBytes to which it may unpack
     * @return fails with {@link MalformedRecord} where it is truncated, damaged or too large
     */
    static InputStream unpacked(InputStream file, long maxText, long maxBytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(file, 1 << 16);
        in.mark(START);
        byte[] start = in.readNBytes(START);
        in.reset();
        if (isGzip(start)) {
            return new Gunzip(in, maxBytes);
        }
        return isBase64(start) ? new Gunzip(new ByteArrayInputStream(base64(in, maxText)), maxBytes) : in;
    }

    /** Whether it unpacks to so many bytes or fewer; also where it fails before. */
    static boolean isAtMost(byte[] content, long bytes) {
        if (!isGzip(content) && !isBase64(content)) {
            return content.length <= bytes;
        }
        try (InputStream xml = unpacked(new ByteArrayInputStream(content), content.length, Long.MAX_VALUE)) {
            xml.skipNBytes(bytes + 1);
            return false;
        } catch (IOException | MalformedRecord e) {
            return true;
        }
    }

    private static boolean isGzip(byte[] content) {
        return content.length > 2 && (content[0] & 0xff) == GZIP_1 && (content[1] & 0xff) == GZIP_2;
    }

    private static boolean isBase64(byte[] content) {
        return new String(content, 0, Math.min(content.length, START), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .startsWith(BASE64_GZIP);
    }

    private static byte[] base64(InputStream file, long maxText) throws IOException {
        int limit = (int) Math.min(maxText, Integer.MAX_VALUE - 16);
        byte[] content = file.readNBytes(limit + 1);
        if (content.length > limit) {
            throw new MalformedRecord("The base64 text has more than the limit of " + limit + " bytes.");
        }
        String text = new String(content, StandardCharsets.ISO_8859_1).replaceAll("\\s+", "");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecord("The base64 text is damaged or cut off.", e);
        }
    }

    /** Unpacks so much and no more, and says what is wrong with it. */
    private static final class Gunzip extends FilterInputStream {

        private final long maxBytes;
        private long unpacked;

        Gunzip(InputStream packed, long maxBytes) throws IOException {
            super(opened(packed));
            this.maxBytes = maxBytes;
        }

        private static InputStream opened(InputStream packed) throws IOException {
            try {
                return new GZIPInputStream(packed, 1 << 15);
            } catch (EOFException | ZipException e) {
                throw wrong(e);
            }
        }

        private static MalformedRecord wrong(IOException e) {
            return e instanceof EOFException
                    ? new MalformedRecord("The gzip stream is truncated: it ends before its end mark.", e)
                    : new MalformedRecord("The gzip stream is damaged.", e);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int read;
            try {
                read = super.read(to, offset, length);
            } catch (EOFException | ZipException e) {
                throw wrong(e);
            }
            unpacked += Math.max(read, 0);
            if (unpacked > maxBytes) {
                throw new MalformedRecord("The gzip stream unpacks to more than the limit of " + maxBytes + " bytes.");
            }
            return read;
        }

        @Override
        public long skip(long count) throws IOException {
            // the one of the stream inside would not be counted
            return Math.max(0, read(new byte[(int) Math.min(count, 1 << 15)]));
        }
    }
}
