package eu.passerelle.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns for people: words to the left, numbers to the right. */
final class TextTable {

    private static final int WIDEST = 70;

    private final List<String[]> rows = new ArrayList<>();

    TextTable(String... header) {
        rows.add(header);
    }

    void row(Object... cells) {
        rows.add(Arrays.stream(cells).map(TextTable::cell).toArray(String[]::new));
    }

    private static String cell(Object value) {
        String text = String.valueOf(value).replaceAll("\\s+", " ");
        return text.length() > WIDEST ? text.substring(0, WIDEST - 1) + "…" : text;
    }

    void print(PrintWriter out) {
        int columns = rows.getFirst().length;
        int[] widths = new int[columns];
        boolean[] numbers = new boolean[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            widths[i] = rows.stream().mapToInt(row -> length(row[column])).max().orElse(0);
            numbers[i] = rows.size() > 1 && rows.stream().skip(1).allMatch(row -> row[column].matches("\\d+"));
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                int space = widths[i] - length(row[i]);
                line.repeat(" ", numbers[i] ? space : 0).append(row[i]);
                if (i < columns - 1) {
                    line.repeat(" ", numbers[i] ? 2 : space + 2);
                }
            }
            out.println(line);
        }
    }

    private static int length(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
