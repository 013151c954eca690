package eu.passerelle.simulators.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes the least workbook that Excel opens: one sheet, shared texts, numbers, and dates as days since 1900. */
public final class XlsxWorkbook {

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private static final LocalDate DAY_ZERO = LocalDate.of(1899, 12, 30);
    private static final int LETTERS = 26;

    private final Map<String, Integer> texts = new LinkedHashMap<>();

    private XlsxWorkbook() {}

    /** XML of a cell as it is, for what a value cannot say: formulas, errors. */
    public record Cell(String xml) {}

    /** @param rows texts, {@link BigDecimal}s, {@link LocalDate}s and {@link Cell}s; empty text makes no cell */
    public static byte[] of(List<String> header, List<List<Object>> rows) {
        XlsxWorkbook book = new XlsxWorkbook();
        String sheet = book.sheet(header, rows);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            part(zip, "[Content_Types].xml", contentTypes());
            part(zip, "_rels/.rels", relations("officeDocument", "xl/workbook.xml"));
            part(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + MAIN + "\" xmlns:r=\"" + RELATIONS
                            + "\"><sheets><sheet name=\"Results\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
            part(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations(
                            "worksheet",
                            "worksheets/sheet1.xml",
                            "styles",
                            "styles.xml",
                            "sharedStrings",
                            "sharedStrings.xml"));
            part(zip, "xl/styles.xml", styles());
            part(zip, "xl/worksheets/sheet1.xml", sheet);
            part(zip, "xl/sharedStrings.xml", book.sharedTexts());
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
        return bytes.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write((HEAD + xml).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private static String contentTypes() {
        return "<Types xmlns=\"" + PACKAGE + "content-types\">"
                + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                + override("workbook.xml", "sheet.main")
                + override("worksheets/sheet1.xml", "worksheet")
                + override("styles.xml", "styles")
                + override("sharedStrings.xml", "sharedStrings")
                + "</Types>";
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/xl/" + part + "\" ContentType=\"" + TYPE + type + "+xml\"/>";
    }

    private static String relations(String... typesAndTargets) {
        StringBuilder xml = new StringBuilder("<Relationships xmlns=\"" + PACKAGE + "relationships\">");
        for (int i = 0; i < typesAndTargets.length; i += 2) {
            xml.append("<Relationship Id=\"rId%d\" Type=\"%s/%s\" Target=\"%s\"/>"
                    .formatted(i / 2 + 1, RELATIONS, typesAndTargets[i], typesAndTargets[i + 1]));
        }
        return xml.append("</Relationships>").toString();
    }

    /** Style 0 is general, style 1 a date (number format 14). */
    private static String styles() {
        return "<styleSheet xmlns=\"" + MAIN + "\"><fonts count=\"1\"><font/></fonts>"
                + "<fills count=\"1\"><fill/></fills><borders count=\"1\"><border/></borders>"
                + "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"2\"><xf numFmtId=\"0\"/>"
                + "<xf numFmtId=\"14\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>";
    }

    private String sheet(List<String> header, List<List<Object>> rows) {
        StringBuilder xml = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        List<List<? extends Object>> all = new ArrayList<>();
        all.add(header);
        all.addAll(rows);
        for (int i = 0; i < all.size(); i++) {
            xml.append("<row r=\"").append(i + 1).append("\">");
            for (int j = 0; j < all.get(i).size(); j++) {
                xml.append(cell(column(j) + (i + 1), all.get(i).get(j)));
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static String column(int index) {
        return index < LETTERS
                ? String.valueOf((char) ('A' + index))
                : column(index / LETTERS - 1) + (char) ('A' + index % LETTERS);
    }

    private String cell(String reference, Object value) {
        return switch (value) {
            case Cell cell -> cell.xml().formatted(reference);
            case BigDecimal number -> "<c r=\"" + reference + "\"><v>" + number.toPlainString() + "</v></c>";
            case LocalDate date ->
                "<c r=\"" + reference + "\" s=\"1\"><v>" + ChronoUnit.DAYS.between(DAY_ZERO, date) + "</v></c>";
            default ->
                value.toString().isEmpty()
                        ? ""
                        : "<c r=\"" + reference + "\" t=\"s\"><v>"
                                + texts.computeIfAbsent(value.toString(), text -> texts.size()) + "</v></c>";
        };
    }

    private String sharedTexts() {
        StringBuilder xml = new StringBuilder("<sst xmlns=\"" + MAIN + "\">");
        texts.keySet()
                .forEach(text -> xml.append("<si><t xml:space=\"preserve\">")
                        .append(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
                        .append("</t></si>"));
        return xml.append("</sst>").toString();
    }
}
