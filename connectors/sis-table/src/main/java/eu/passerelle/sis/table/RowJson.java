package eu.passerelle.sis.table;

import eu.passerelle.connectors.SourceRecord;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.io.JsonStringEncoder;

/**
 * Rows of one table as JSON, the form in which the journal keeps them. Put together as bytes, cell by cell: as one text a
 * single letter beyond Latin-1, in a column's name too, would make all of it twice as long and slow to encode. Used by one
 * thread.
 */
final class RowJson {

    private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

    /** {@code "<column>":} of columns with a name, in the order of the header; null for the others, which are left out. */
    private final byte[] @Nullable [] names;

    private byte[] json = new byte[1024];
    private int length;

    RowJson(List<String> header) {
        names = new byte[header.size()][];
        for (int i = 0; i < names.length; i++) {
            names[i] = header.get(i).isBlank() ? null : bytes('"' + quoted(header.get(i)) + "\":");
        }
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder();
        ENCODER.quoteAsString(text, quoted);
        return quoted.toString();
    }

    /** {@code {"<column>":<cell>,...}}. */
    SourceRecord named(@Nullable Object[] cells) {
        length = 0;
        append('{');
        for (int i = 0; i < cells.length; i++) {
            if (names[i] != null) {
                if (length > 1) {
                    append(',');
                }
                append(names[i]);
                cell(cells[i]);
            }
        }
        append('}');
        return written();
    }

    /** {@code {"line":<line>,"cells":[<cell>,...]}} for a row that does not fit its header. */
    SourceRecord bare(TableRow row) {
        length = 0;
        append(bytes("{\"line\":" + row.line() + ",\"cells\":["));
        for (int i = 0; i < row.cells().length; i++) {
            if (i > 0) {
                append(',');
            }
            cell(row.cells()[i]);
        }
        append(bytes("]}"));
        return written();
    }

    private void cell(@Nullable Object cell) {
        if (cell instanceof BigDecimal || cell == null) {
            append(bytes(String.valueOf(cell)));
            return;
        }
        String text = cell.toString();
        append('"');
        if (!isAppended(text)) {
            byte[] letters = bytes(text);
            append(isPlain(letters) ? letters : bytes(quoted(text)));
        }
        append('"');
    }

    /**
     * Nearly all cells have letters of Latin, Greek and Cyrillic alone, one or two bytes of UTF-8 each, which are written
     * without another array; of other cells nothing is.
     */
    private boolean isAppended(String text) {
        int count = text.length();
        reserve(2 * count);
        int at = length;
        for (int i = 0; i < count; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c < ' ' || c == '"' || c == '\\') {
                    return false;
                }
                json[at++] = (byte) c;
            } else if (c < 0x800) {
                json[at++] = (byte) (0xC0 | c >> 6);
                json[at++] = (byte) (0x80 | c & 0x3F);
            } else {
                return false;
            }
        }
        length = at;
        return true;
    }

    /** Nearly no cell has a character that JSON writes otherwise. */
    private static boolean isPlain(byte[] text) {
        for (byte b : text) {
            if (b >= 0 && b < ' ' || b == '"' || b == '\\') {
                return false;
            }
        }
        return true;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void append(char ascii) {
        reserve(1);
        json[length++] = (byte) ascii;
    }

    private void append(byte[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, json, length, more.length);
        length += more.length;
    }

    private void reserve(int more) {
        if (length + more > json.length) {
            json = Arrays.copyOf(json, Math.max(length + more, 2 * json.length));
        }
    }

    private SourceRecord written() {
        return new SourceRecord("application/json", Arrays.copyOf(json, length));
    }
}
