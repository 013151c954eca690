package eu.passerelle.recognition;

/**
 * One row of a decision table.
 *
 * @param table name of the table, which is also the name of its file
 * @param row from 1, as editors count
 * @param id stable id, for example {@code release-failed}
 */
public record RecognitionRule(String table, int row, String id) {}
