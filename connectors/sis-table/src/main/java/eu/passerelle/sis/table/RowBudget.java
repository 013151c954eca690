package eu.passerelle.sis.table;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.FilterReader;
import java.io.IOException;
import java.io.Reader;

/** Stops a row that never ends, as after a quotation mark that nobody closed, before it fills the memory. */
final class RowBudget extends FilterReader {

    /** Characters that one row may have, and what readers take in advance. */
    private static final int MOST = (1 << 20) + (1 << 14);

    private int used;

    RowBudget(Reader in) {
        super(in);
    }

    /** A new row begins. */
    void newRow() {
        used = 0;
    }

    @Override
    public int read() throws IOException {
        count(1);
        return super.read();
    }

    @Override
    public int read(char[] to, int offset, int length) throws IOException {
        int read = super.read(to, offset, length);
        count(read);
        return read;
    }

    private void count(int read) {
        used += Math.max(read, 0);
        if (used > MOST) {
            throw new MalformedRecord("A row has more than a million characters: probably a quotation mark is not"
                    + " closed. Correct it, or declare csv.quote.");
        }
    }
}
