package eu.passerelle.simulators.table;

/** How the simulator writes a table. */
public enum TableForm {
    /** Text in UTF-8 with a byte order mark, as Excel writes "CSV UTF-8". */
    CSV(".csv"),
    /** Text in UTF-16 with a byte order mark and tabs, as Excel writes "Unicode Text". */
    UNICODE_TEXT(".txt"),
    /** An Excel workbook with numbers and dates as such. */
    XLSX(".xlsx");

    private final String ending;

    TableForm(String ending) {
        this.ending = ending;
    }

    String ending() {
        return ending;
    }
}
