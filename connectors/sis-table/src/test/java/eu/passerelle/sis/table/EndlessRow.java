package eu.passerelle.sis.table;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a table whose second row is larger than the memory. Arguments: directory, what the row begins with. */
final class EndlessRow {

    private static final int BLOCKS = 200;

    private EndlessRow() {}

    /** Exits with 0 when the file was put aside with its reason. */
    public static void main(String[] arguments) throws IOException {
        Path inbox = Path.of(arguments[0]);
        String block = "x".repeat(1 << 20);
        try (BufferedWriter out = Files.newBufferedWriter(inbox.resolve("table.csv"))) {
            out.write("key;given;family;title;date\n1;A;B;C;2026-03-04\n" + arguments[1]);
            for (int i = 0; i < BLOCKS; i++) {
                out.write(block);
            }
            out.write("\n3;A;B;C;2026-03-04\n");
        }

        Reading reading = Reading.of(
                new TableConnector(), Tables.sis(Tables.settings(inbox, Tables.plain(""), null)), Watermark.NONE);

        boolean right = reading.reported().isEmpty()
                && reading.rejected().size() == 1
                && reading.rejected().getLast().reason().contains("more than a million characters");
        System.exit(right ? 0 : 1);
    }
}
