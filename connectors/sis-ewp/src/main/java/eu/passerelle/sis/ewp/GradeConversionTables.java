package eu.passerelle.sis.ewp;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.GradeFrequencies;
import eu.passerelle.model.GradeFrequencies.Frequency;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code gradeConversionTable} of a transcript (Incoming Mobility ToRs 2 and 3): percentages of each grade by field of
 * study. EWP tells neither years nor numbers of results, so both stay unknown.
 */
final class GradeConversionTables {

    private static final int MAX_GRADES = 1_000;

    private GradeConversionTables() {}

    /**
     * One table a field; none where the transcript has none.
     *
     * @param tor one transcript
     * @param university that gave the grades
     * @param scale of the labels, as for the grades of the transcript
     * @throws MalformedRecord where a code or a percentage is none; the message names it
     */
    static List<GradeFrequencies> read(XmlNode tor, String university, String scale) {
        return tor.children("gradeConversionTable").stream()
                .flatMap(tables -> tables.children("iscedTable").stream())
                .map(table -> table(table, university, scale))
                .toList();
    }

    private static GradeFrequencies table(XmlNode table, String university, String scale) {
        String field = attribute(table, "iscedCode");
        List<XmlNode> rows = table.children("gradeFrequency");
        if (!field.matches("\\d{2,4}") || rows.isEmpty() || rows.size() > MAX_GRADES) {
            throw new MalformedRecord(
                    "An iscedTable needs an ISCED-F code of two to four digits and up to " + MAX_GRADES + " grades.");
        }
        List<Frequency> frequencies = rows.stream()
                .map(row -> new Frequency(attribute(row, "label"), percentage(attribute(row, "percentage"), field)))
                .toList();
        return new GradeFrequencies(
                university, scale, field, null, null, null, "EWP, gradeConversionTable", frequencies);
    }

    private static BigDecimal percentage(String text, String field) {
        if (!text.matches("\\d{1,3}([.]\\d{1,10})?")) {
            throw new MalformedRecord("A percentage in the iscedTable " + field + " is no decimal number.");
        }
        return new BigDecimal(text);
    }

    private static String attribute(XmlNode node, String name) {
        String value = node.attribute(name);
        return value == null ? "" : value.strip();
    }
}
