package eu.passerelle.sis.table;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a workbook once without keeping it, and refuses what would fill the memory: a zip bomb, an endless cell, a
 * column far outside of any sheet, document types. The sizes that a zip file tells of itself are not believed.
 */
final class WorkbookGuard {

    private static final int MOST_PARTS = 2000;

    /** Texts that cells share are held in memory. */
    private static final long MOST_SHARED = 64L << 20;

    private static final int LONGEST_TEXT = 1 << 20;

    /** Sheets end at column XFD. */
    private static final int LONGEST_COLUMN = 3;

    private final long maxBytes;
    private long total;

    private WorkbookGuard(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** @throws MalformedRecord on anything of that */
    static void check(Path file, long maxBytes) throws IOException {
        WorkbookGuard guard = new WorkbookGuard(maxBytes);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.size() > MOST_PARTS) {
                throw new MalformedRecord("The workbook has more than " + MOST_PARTS + " parts.");
            }
            for (Enumeration<? extends ZipEntry> parts = zip.entries(); parts.hasMoreElements(); ) {
                ZipEntry part = parts.nextElement();
                try (InputStream in = zip.getInputStream(part)) {
                    guard.part(part.getName().toLowerCase(Locale.ROOT), in);
                }
            }
        } catch (ZipException e) {
            throw new MalformedRecord("The file is no Excel workbook (.xlsx), or a damaged one. Save it anew.", e);
        }
    }

    private void part(String name, InputStream in) throws IOException {
        boolean xml = name.endsWith(".xml") || name.endsWith(".rels");
        long shared = 0;
        Scan scan = new Scan(name.contains("worksheets/"));
        byte[] block = new byte[1 << 16];
        for (int read = in.read(block); read >= 0; read = in.read(block)) {
            total += read;
            if (total > maxBytes) {
                throw new MalformedRecord("The workbook has more than " + maxBytes
                        + " bytes when it is unpacked. Drop it in smaller files, or raise inbox.maxBytes.");
            }
            if (name.endsWith("sharedstrings.xml")) {
                shared += read;
                if (shared > MOST_SHARED) {
                    throw new MalformedRecord("The texts of the workbook have more than " + MOST_SHARED
                            + " bytes. Drop it in smaller files, or as CSV.");
                }
            }
            for (int i = 0; xml && i < read; i++) {
                scan.take(block[i]);
            }
        }
    }

    /** Looks at XML byte by byte. */
    private static final class Scan {
        private static final int DOCUMENT_TYPE = '<' << 16 | '!' << 8 | 'D';
        private static final int REFERENCE = ' ' << 24 | 'r' << 16 | '=' << 8 | '"';

        private final boolean sheet;
        private int text;
        private int before;
        private boolean reference;
        private int column;

        Scan(boolean sheet) {
            this.sheet = sheet;
        }

        void take(byte b) {
            text = b == '<' ? 0 : text + 1;
            if (text > LONGEST_TEXT) {
                throw new MalformedRecord("A cell of the workbook has more than a million characters.");
            }
            before = before << 8 | b & 0xFF;
            if ((before & 0xFFFFFF) == DOCUMENT_TYPE) {
                throw new MalformedRecord(
                        "The workbook's XML has a document type, which no spreadsheet program writes.");
            }
            boolean letter = b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z';
            if (!reference || !letter) {
                reference = sheet && before == REFERENCE;
                column = 0;
            } else if (++column > LONGEST_COLUMN) {
                throw new MalformedRecord("A cell of the workbook stands outside of any sheet.");
            }
        }
    }
}
