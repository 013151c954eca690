package eu.passerelle.sis.table;

import eu.passerelle.connectors.SourceRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Rows of one table as JSON, the form in which the journal keeps them. Put together as one text, because a generator looks
 * at each character, and nearly no cell has one that JSON writes otherwise. Used by one thread.
 */
final class RowJson {

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();
    private static final int HASH = 32;

    /** {@code "<column>":} of columns with a name, in the order of the header; null for the others, which are left out. */
    private final @Nullable String[] names;

    private final StringBuilder json = new StringBuilder(1024);

    RowJson(List<String> header) {
        names = new String[header.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = header.get(i).isBlank() ? null : quoted(header.get(i));
        }
    }

    private static String quoted(String name) {
        StringBuilder quoted = new StringBuilder("\"");
        ENCODER.quoteAsString(name, quoted);
        return quoted.append("\":").toString();
    }

    /** {@code {"<column>":<cell>,...}}. */
    SourceRecord named(@Nullable Object[] cells) {
        json.setLength(0);
        json.append('{');
        for (int i = 0; i < cells.length; i++) {
            if (names[i] != null) {
                json.append(json.length() > 1 ? "," : "").append(names[i]);
                cell(cells[i]);
            }
        }
        return written(json.append('}'));
    }

    /** {@code {"line":<line>,"cells":[<cell>,...]}} for a row that does not fit its header. */
    SourceRecord bare(TableRow row) {
        json.setLength(0);
        json.append("{\"line\":").append(row.line()).append(",\"cells\":[");
        for (int i = 0; i < row.cells().length; i++) {
            json.append(i > 0 ? "," : "");
            cell(row.cells()[i]);
        }
        return written(json.append("]}"));
    }

    private void cell(@Nullable Object cell) {
        if (cell instanceof BigDecimal || cell == null) {
            json.append(cell);
            return;
        }
        String text = cell.toString();
        json.append('"');
        if (isPlain(text)) {
            json.append(text);
        } else {
            ENCODER.quoteAsString(text, json);
        }
        json.append('"');
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '"' || c == '\\') {
                return false;
            }
        }
        return true;
    }

    private static SourceRecord written(StringBuilder json) {
        return new SourceRecord("application/json", json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** 128 bits of SHA-256 in hexadecimal digits. */
    static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, HASH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
