package eu.passerelle.recognition;

import java.util.List;

/**
 * A row for a decision table and its example, as text that a registrar reviews and puts there; nothing is written by itself.
 *
 * @param table path of the table's file
 * @param before id of the row before which it is to stand; empty where it is to be the last
 * @param row DMN, a {@code <rule>} element
 * @param examples path of the examples file
 * @param header that file's columns
 * @param example its new line, by these columns
 * @param notes what to think of
 */
public record ProposedRow(
        String table, String before, String row, String examples, String header, String example, List<String> notes) {

    public ProposedRow {
        notes = List.copyOf(notes);
    }
}
