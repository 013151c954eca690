package eu.passerelle.sis.table;

import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.files.DroppedFile;
import eu.passerelle.connectors.files.FileFormat;
import eu.passerelle.connectors.files.FileParts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Opens a table by its content: a workbook is a zip file, everything else is text. */
final class TableFormat implements FileFormat<TableSettings> {

    private static final int ZIP = 0x504B0304;
    private static final int COMPOUND_FILE = 0xD0CF11E0;

    @Override
    public String protocol() {
        return "table";
    }

    @Override
    public Class<TableSettings> settingsType() {
        return TableSettings.class;
    }

    @Override
    public long maxBytes(SisContext<TableSettings> sis) {
        return sis.settings().inbox().largestFile();
    }

    @Override
    public FileParts open(SisContext<TableSettings> sis, DroppedFile file, Watermark mark) throws IOException {
        TableRows rows = rows(sis, file.local(), mark.isNone());
        try {
            RowReader reader = RowReader.of(sis, rows.header());
            boolean complete = sis.settings().isComplete(file.name());
            return TableParts.at(mark, rows, reader, complete, sis.settings().pageRows());
        } catch (IOException | RuntimeException e) {
            rows.close();
            throw e;
        }
    }

    private TableRows rows(SisContext<TableSettings> sis, Path file, boolean first) throws IOException {
        TableSettings settings = sis.settings();
        return switch (start(file)) {
            case ZIP -> ExcelRows.open(file, settings.excelOrStandard(), maxBytes(sis), first);
            case COMPOUND_FILE ->
                throw new MalformedRecord("The file is an old Excel workbook (.xls) or an encrypted one. Save it as"
                        + " .xlsx without a password, or as CSV.");
            default -> CsvRows.open(file, settings.csvOrStandard(), first);
        };
    }

    private static int start(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            int start = 0;
            for (byte b : in.readNBytes(Integer.BYTES)) {
                start = start << 8 | b & 0xFF;
            }
            return start;
        }
    }
}
