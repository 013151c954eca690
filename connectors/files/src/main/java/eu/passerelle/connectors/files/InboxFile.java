package eu.passerelle.connectors.files;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;

/**
 * A file that waits in the inbox.
 *
 * @param modified milliseconds since 1970
 */
record InboxFile(String name, long size, long modified) {

    static final Comparator<InboxFile> OLDEST_FIRST =
            Comparator.comparingLong(InboxFile::modified).thenComparing(InboxFile::name);

    private static final int MARK = 8;

    /** Identity of a file that is too large to be read: whether it has changed is seen by size and time. */
    String unreadIdentity() {
        return "unread:" + size + ":" + modified;
    }

    /** Identity of content, so that a new file under an old name is seen as new. */
    static String identity(byte[] content) {
        return HexFormat.of().formatHex(sha256().digest(content));
    }

    /** A short stand-in for a scope; should two ever meet, a run only ends early. */
    static String mark(String scope) {
        byte[] hash = sha256().digest(scope.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().encodeToString(hash).substring(0, MARK);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
