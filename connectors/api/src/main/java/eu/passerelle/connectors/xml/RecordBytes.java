package eu.passerelle.connectors.xml;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The bytes of a document; tells a record without end, and a disk or server that fails from a document that is bad. */
final class RecordBytes extends FilterInputStream {

    private static final int START = 200;

    private final long most;
    private final byte[] start = new byte[START];
    private int started;
    private long used;
    private @Nullable IOException failure;

    /** @param most bytes from one record to the next */
    RecordBytes(InputStream document, long most) {
        super(document);
        this.most = most;
    }

    /** The document's first bytes. */
    byte[] start() {
        return Arrays.copyOf(start, started);
    }

    /** Why the document is out of reach; null while it is not. */
    @Nullable
    IOException failure() {
        return failure;
    }

    void newRecord() {
        used = 0;
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
        } catch (IOException e) {
            failure = e;
            throw e;
        }
        if (read > 0) {
            int kept = Math.min(read, START - started);
            System.arraycopy(to, offset, start, started, kept);
            started += kept;
            used += read;
        }
        if (used > most) {
            throw new MalformedRecord("A record has more than " + most + " bytes.");
        }
        return read;
    }
}
