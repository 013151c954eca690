package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The rows of one CSV file of the zip: RFC 4180, UTF-8, the first line names the columns in any order. */
final class CsvTable implements Closeable {

    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private final String name;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private @Nullable CSVRecord last;

    private CsvTable(String name, CSVParser parser) {
        this.name = name;
        this.parser = parser;
        this.records = parser.iterator();
    }

    /**
     * @param name of the file without its ending
     * @param maxBytes of it after unpacking
     */
    static CsvTable open(ZipFile zip, String name, long maxBytes) throws IOException {
        ZipEntry entry = zip.getEntry(name + ".csv");
        if (entry == null) {
            throw new MalformedRecord("The zip file has no " + name + ".csv at its top.");
        }
        InputStream unpacked = new Limited(zip.getInputStream(entry), entry.getCrc(), maxBytes, name);
        Reader text = new BufferedReader(new InputStreamReader(
                unpacked,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        try {
            text.mark(1);
            if (text.read() != '\uFEFF') {
                text.reset();
            }
            return new CsvTable(
                    name, CSVParser.builder().setReader(text).setFormat(FORMAT).get());
        } catch (CharacterCodingException | ZipException | EOFException e) {
            text.close();
            throw unreadable(name, e);
        } catch (IllegalArgumentException e) {
            // a column named twice, or not at all
            text.close();
            throw new MalformedRecord("The first line of " + name + ".csv does not name its columns once each.", e);
        }
    }

    /** The next row in the shape of the REST services; null at the end. */
    @Nullable
    JsonNode next() throws IOException {
        try {
            if (!records.hasNext()) {
                return null;
            }
            last = records.next();
            return RowJson.of(parser.getHeaderNames(), last);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException
                    || e.getCause() instanceof CSVException
                    || e.getCause() instanceof ZipException
                    || e.getCause() instanceof EOFException) {
                throw unreadable(name, e);
            }
            throw e.getCause();
        }
    }

    /** Whether the row that was read last has as many fields as there are columns; else they may stand anywhere. */
    boolean isEven() {
        return last == null || last.isConsistent();
    }

    /** The row that was read last, with the names of its columns. */
    byte[] raw() {
        CSVRecord record = last;
        List<String> values = record == null ? List.of() : record.toList();
        return (FORMAT.format(parser.getHeaderNames().toArray()) + "\r\n" + FORMAT.format(values.toArray()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static MalformedRecord unreadable(String name, Exception e) {
        return new MalformedRecord(name + ".csv is damaged, or no CSV in UTF-8 (RFC 4180).", e);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** A small zip may unpack to very much, and Java does not see by itself that an entry is damaged. */
    private static final class Limited extends CheckedInputStream {

        private final long checksum;
        private final String name;
        private long left;

        Limited(InputStream in, long checksum, long max, String name) {
            super(in, new CRC32());
            this.checksum = checksum;
            this.left = max;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? -1 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(read);
            return read;
        }

        private void count(int read) {
            left -= Math.max(read, 0);
            if (left < 0) {
                throw new MalformedRecord(name + ".csv unpacks to more than the limit; send it in several files.");
            }
            if (read < 0 && checksum >= 0 && getChecksum().getValue() != checksum) {
                throw new MalformedRecord(name + ".csv is damaged: its checksum does not fit.");
            }
        }
    }
}
