package eu.passerelle.simulators.wallet;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds one part in a {@code multipart/form-data} body (RFC 7578) without copying it. */
final class MultipartForm {

    private static final Pattern BOUNDARY =
            Pattern.compile("(?i)^multipart/form-data;.*\\bboundary=\"?([^\";]+)\"?.*$");
    private static final byte[] BLANK_LINE = {'\r', '\n', '\r', '\n'};

    private final byte[] body;
    private final byte[] delimiter;

    private MultipartForm(byte[] body, byte[] delimiter) {
        this.body = body;
        this.delimiter = delimiter;
    }

    /** Empty when the media type is not multipart/form-data with a boundary. */
    static Optional<MultipartForm> of(String mediaType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(mediaType);
        return boundary.matches()
                ? Optional.of(
                        new MultipartForm(body, ("\r\n--" + boundary.group(1)).getBytes(StandardCharsets.US_ASCII)))
                : Optional.empty();
    }

    /** Empty when there is no such part or the body breaks off before its end. */
    Optional<Part> part(String name) {
        // the first delimiter has no line break before it
        int at = startsWith(0, delimiter, 2) ? delimiter.length - 2 : -1;
        while (at >= 0 && startsWith(at, BLANK_LINE, 2)) {
            int headEnd = indexOf(BLANK_LINE, at);
            int end = headEnd < 0 ? -1 : indexOf(delimiter, headEnd + 2);
            if (end < 0) {
                return Optional.empty();
            }
            String head = new String(body, at, headEnd - at, StandardCharsets.UTF_8);
            int from = Math.min(headEnd + BLANK_LINE.length, end);
            if (head.contains(" name=\"" + name + "\"")) {
                return Optional.of(new Part(fileName(head), from, end));
            }
            at = end + delimiter.length;
        }
        return Optional.empty();
    }

    private static String fileName(String head) {
        Matcher matcher = Pattern.compile("filename=\"([^\"]*)\"").matcher(head);
        return matcher.find() ? matcher.group(1) : "";
    }

    private int indexOf(byte[] wanted, int from) {
        byte[] all = body;
        byte first = wanted[0];
        int last = all.length - wanted.length;
        for (int i = from; i <= last; i++) {
            if (all[i] == first && startsWith(i, wanted, 0)) {
                return i;
            }
        }
        return -1;
    }

    /** Whether {@code wanted}, from its byte {@code skip} on, stands at {@code at}. */
    private boolean startsWith(int at, byte[] wanted, int skip) {
        int length = wanted.length - skip;
        return at + length <= body.length
                && java.util.Arrays.equals(body, at, at + length, wanted, skip, wanted.length);
    }

    /** Bytes {@code from} (inclusive) to {@code to} (exclusive) of the body. */
    record Part(String fileName, int from, int to) {
        int length() {
            return to - from;
        }
    }
}
