package eu.passerelle.verify;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the credential that is attached to a PDF. Only the streams of embedded files are read, and nothing else of the
 * document is: a stream always stands by itself in the file, so no more is needed, and nothing in the document can make
 * this reader unpack, draw or follow anything.
 */
final class PdfAttachments {

    /** An embedded file's dictionary has a handful of entries. */
    private static final Pattern STREAM =
            Pattern.compile("obj\\s{0,4}<<([^\\x00]{1,2000}?)>>\\s{0,4}stream(?:\\r\\n|\\n)");

    private static final int MOST = 50;
    private static final byte[] END = "endstream".getBytes(StandardCharsets.US_ASCII);

    private PdfAttachments() {}

    /** @param problem key of the sentence, where there is no content */
    record Found(Optional<byte[]> content, String problem) {}

    static Found find(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        List<byte[]> credentials = new ArrayList<>();
        Matcher stream = STREAM.matcher(text);
        int seen = 0;
        int from = 0;
        while (seen < MOST && (from = text.indexOf("EmbeddedFile", from)) >= 0) {
            int object = text.lastIndexOf("obj", from);
            from += "EmbeddedFile".length();
            if (object < 0 || !stream.find(object) || stream.start() != object) {
                continue;
            }
            seen++;
            Optional<byte[]> content = content(pdf, stream.group(1), stream.end());
            if (content.isPresent() && Detection.kind(content.get()) != Kind.UNKNOWN) {
                credentials.add(content.get());
            }
        }
        return switch (credentials.size()) {
            case 0 -> new Found(Optional.empty(), "pdf");
            case 1 -> new Found(Optional.of(credentials.getFirst()), "");
            default -> new Found(Optional.empty(), "several");
        };
    }

    private static Optional<byte[]> content(byte[] pdf, String dictionary, int from) {
        if (!dictionary.contains("/EmbeddedFile")) {
            return Optional.empty();
        }
        int to = end(pdf, from);
        if (to < 0) {
            return Optional.empty();
        }
        if (!dictionary.contains("/Filter")) {
            return Optional.of(Arrays.copyOfRange(pdf, from, to));
        }
        boolean deflated = dictionary.matches("(?s).*/Filter\\s*\\[?\\s*/FlateDecode\\s*(\\]|/|>|$).*");
        return deflated ? inflated(pdf, from, to) : Optional.empty();
    }

    private static int end(byte[] pdf, int from) {
        for (int i = from; i <= pdf.length - END.length; i++) {
            if (pdf[i] == 'e' && Arrays.equals(pdf, i, i + END.length, END, 0, END.length)) {
                return i;
            }
        }
        return -1;
    }

    /** Nothing where it is more than a credential may have. */
    private static Optional<byte[]> inflated(byte[] pdf, int from, int to) {
        return Unpacking.zlib(Arrays.copyOfRange(pdf, from, to), Detection.LARGEST);
    }
}
