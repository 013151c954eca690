package eu.passerelle.sis.oneroster;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.FilterInputStream;
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
import java.util.zip.ZipEntry;
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
        InputStream unpacked = new Limited(zip.getInputStream(entry), maxBytes, name);
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
        } catch (CharacterCodingException e) {
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
            if (e.getCause() instanceof CharacterCodingException || e.getCause() instanceof CSVException) {
                throw unreadable(name, e);
            }
            throw e.getCause();
        }
    }

    /** The row that was read last, with the names of its columns. */
    byte[] raw() {
        CSVRecord record = last;
        List<String> values = record == null ? List.of() : record.toList();
        return (FORMAT.format(parser.getHeaderNames().toArray()) + "\r\n" + FORMAT.format(values.toArray()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static MalformedRecord unreadable(String name, Exception e) {
        return new MalformedRecord(name + ".csv is no CSV in UTF-8 (RFC 4180).", e);
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }

    /** A small zip may unpack to very much. */
    private static final class Limited extends FilterInputStream {

        private final String name;
        private long left;

        Limited(InputStream in, long max, String name) {
            super(in);
            this.left = max;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new MalformedRecord(name + ".csv unpacks to more than the limit; send it in several files.");
            }
        }
    }
}
