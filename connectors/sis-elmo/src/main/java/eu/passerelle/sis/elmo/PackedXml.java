package eu.passerelle.sis.elmo;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Takes an EMREX answer out of its base64 and gzip; plain XML stays as it is. */
final class PackedXml {

    /** Base64 of the gzip magic number and method. */
    private static final String BASE64_GZIP = "H4sI";

    private static final int GZIP_1 = 0x1f;
    private static final int GZIP_2 = 0x8b;

    private PackedXml() {}

    /** @throws MalformedRecord when it is truncated, damaged or unpacks to more than {@code maxBytes} */
    static byte[] unpack(byte[] content, long maxBytes) {
        if (isGzip(content)) {
            return gunzip(content, maxBytes);
        }
        if (new String(content, 0, Math.min(content.length, 64), StandardCharsets.ISO_8859_1)
                .stripLeading()
                .startsWith(BASE64_GZIP)) {
            return gunzip(base64(content), maxBytes);
        }
        return content;
    }

    private static boolean isGzip(byte[] content) {
        return content.length > 2 && (content[0] & 0xff) == GZIP_1 && (content[1] & 0xff) == GZIP_2;
    }

    private static byte[] base64(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1).replaceAll("\\s+", "");
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecord("The base64 text is damaged or cut off.", e);
        }
    }

    private static byte[] gunzip(byte[] packed, long maxBytes) {
        int limit = (int) Math.min(maxBytes, Integer.MAX_VALUE - 16);
        try (InputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] xml = gzip.readNBytes(limit + 1);
            if (xml.length > limit) {
                throw new MalformedRecord("The gzip stream unpacks to more than the limit of " + maxBytes + " bytes.");
            }
            return xml;
        } catch (EOFException e) {
            throw new MalformedRecord("The gzip stream is truncated: it ends before its end mark.", e);
        } catch (IOException e) {
            throw new MalformedRecord("The gzip stream is damaged.", e);
        }
    }
}
