package eu.passerelle.sis.table;

import eu.passerelle.connectors.failure.MalformedRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Rows of one sheet of an Excel workbook ({@code .xlsx}); formulas count with the value that Excel stored. */
final class ExcelRows implements TableRows {

    /** Excel computes with 15 digits; what comes after them is noise of binary numbers (7.1 is 7.0999999999999996). */
    private static final MathContext DIGITS = new MathContext(15);

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private List<String> header = List.of();

    private ExcelRows(ReadableWorkbook workbook, Stream<Row> stream) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
    }

    /**
     * @param check whether to look first for what would fill the memory
     * @throws MalformedRecord when it is no such workbook or has no such sheet
     */
    static ExcelRows open(Path file, TableSettings.Excel excel, long maxBytes, boolean check) throws IOException {
        if (check) {
            WorkbookGuard.check(file, maxBytes);
        }
        ReadableWorkbook workbook;
        try {
            workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true));
        } catch (IOException | RuntimeException e) {
            throw damaged(e);
        }
        try {
            ExcelRows opened = new ExcelRows(workbook, sheet(workbook, excel).openStream());
            opened.readHeader(excel.rowOfHeader());
            return opened;
        } catch (IOException | RuntimeException e) {
            workbook.close();
            throw e instanceof MalformedRecord malformed ? malformed : damaged(e);
        }
    }

    private static MalformedRecord damaged(Exception cause) {
        return new MalformedRecord(
                "The file is no Excel workbook (.xlsx), or a damaged or encrypted one. Save it anew without a password.",
                cause);
    }

    private static Sheet sheet(ReadableWorkbook workbook, TableSettings.Excel excel) {
        return workbook.getSheets()
                .filter(sheet -> excel.sheet() == null
                        ? sheet.getVisibility() == SheetVisibility.VISIBLE
                        : sheet.getName().equals(excel.sheet()))
                .findFirst()
                .orElseThrow(() -> new MalformedRecord(
                        excel.sheet() == null
                                ? "The workbook has no visible sheet."
                                : "The workbook has no sheet '" + excel.sheet()
                                        + "'. Name the sheet so, or correct excel.sheet."));
    }

    private void readHeader(int rowOfHeader) {
        List<String> names = new ArrayList<>();
        while (rows.hasNext()) {
            Row row = rows.next();
            if (row.getRowNum() >= rowOfHeader) {
                for (Cell cell : row) {
                    Object name = cell == null ? null : cell.getValue();
                    names.add(name == null ? "" : name.toString().strip());
                }
                break;
            }
        }
        header = TableRows.checked(names);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public @Nullable TableRow next() {
        try {
            while (rows.hasNext()) {
                TableRow row = read(rows.next());
                if (row.fault() != null || !row.isBlank()) {
                    return row;
                }
            }
            return null;
        } catch (ExcelReaderException | IllegalStateException | NumberFormatException e) {
            throw damaged(e);
        }
    }

    private TableRow read(Row row) {
        int width = header.size();
        @Nullable Object[] cells = new Object[width];
        String fault = null;
        for (int i = 0; i < row.getCellCount(); i++) {
            Cell cell = row.getCell(i);
            if (cell == null || cell.getType() == CellType.EMPTY) {
                continue;
            }
            String wrong = fault(cell);
            if (i >= width) {
                wrong = wrong == null && isBlank(cell) ? null : "The row has cells beyond the header's columns.";
            } else if (wrong == null) {
                cells[i] = value(cell);
            }
            fault = fault == null ? wrong : fault;
        }
        return new TableRow(row.getRowNum(), cells, fault);
    }

    private static @Nullable String fault(Cell cell) {
        if (cell.getType() == CellType.ERROR) {
            return "Cell " + cell.getAddress() + " holds an error instead of a value.";
        }
        if (cell.getType() == CellType.FORMULA && cell.getValue() == null) {
            return "Cell " + cell.getAddress() + " holds a formula whose value is not stored.";
        }
        return null;
    }

    private static boolean isBlank(Cell cell) {
        return cell.getValue() == null || cell.getValue().toString().isBlank();
    }

    private static @Nullable Object value(Cell cell) {
        return switch (cell.getValue()) {
            case null -> null;
            case BigDecimal number -> isDate(cell) ? date(cell) : plain(number);
            case Boolean truth -> truth.toString();
            case Object text -> text.toString().strip();
        };
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal rounded = number.round(DIGITS).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }

    /** ISO, because how a sheet shows a date is no part of its value. */
    private static String date(Cell cell) {
        LocalDateTime date = cell.asDate();
        return date.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? date.toLocalDate().toString()
                : date.toString();
    }

    /** By the cell's format: one of Excel's own for dates, or one with days, months or years outside quotes. */
    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && (id >= 14 && id <= 17 || id == 22 || id >= 27 && id <= 36 || id >= 50 && id <= 58)) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && format.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.", "").matches("(?i).*([dy]|mm+.*[dy]).*");
    }

    @Override
    public void close() throws IOException {
        try {
            stream.close();
        } finally {
            workbook.close();
        }
    }
}
