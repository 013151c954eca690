package eu.passerelle.recognition;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is to be said of one table before it goes live: what is wrong with it, or how its examples fare. The same checks and
 * the same engine as in force.
 *
 * @param problems none where it could be used
 * @param view null where there are problems
 * @param examples none where there are problems
 */
public record TableTrial(List<Problem> problems, @Nullable TableView view, List<ExampleResult> examples) {

    private static final Pattern PLACE = Pattern.compile("(?s)^.*?, table [a-z0-9-]+(.*)$");
    private static final Pattern ROW = Pattern.compile("(?s)^, row (\\d+): (?:input cell (\\d+)\\b)?.*");
    private static final Pattern COLUMN = Pattern.compile("(?s)^: input column (\\d+)\\b.*");

    /** dmn-js leaves cells empty, which the engine does not understand. */
    private static final Pattern EMPTY_CELL =
            Pattern.compile("(<(?:\\w+:)?inputEntry\\b[^>]*>\\s*)<((?:\\w+:)?text)(?:\\s*/>|\\s*>\\s*</\\2\\s*>)");

    /**
     * What is wrong, and what to do.
     *
     * @param row from 1; 0: it concerns none
     * @param cell input cell, from 1; 0: it concerns none
     */
    public record Problem(int row, int cell, String says) {

        static Problem of(String says) {
            Matcher place = PLACE.matcher(says);
            String rest = place.matches() ? place.group(1) : "";
            Matcher row = ROW.matcher(rest);
            if (row.matches()) {
                return new Problem(
                        Integer.parseInt(row.group(1)),
                        row.group(2) == null ? 0 : Integer.parseInt(row.group(2)),
                        says);
            }
            Matcher column = COLUMN.matcher(rest);
            return new Problem(0, column.matches() ? Integer.parseInt(column.group(1)) : 0, says);
        }
    }

    /**
     * Tries a table.
     *
     * @param path that its file would have
     * @param dmn its text
     * @param examples text of its examples file
     */
    public static TableTrial of(String path, String dmn, String examples) {
        try {
            DecisionTable table = DecisionTable.compile(path, TablePath.of(path).table(), dmn);
            PolicyFiles files = PolicyFiles.of(Map.of(examplesOf(path), examples));
            return new TableTrial(List.of(), TableView.of(table), ExampleFile.run(files, table));
        } catch (DecisionTableInvalid e) {
            return new TableTrial(e.problems().stream().map(Problem::of).toList(), null, List.of());
        } catch (RuntimeException e) {
            // what the engine stumbles over is the text's fault to a registrar
            return new TableTrial(
                    List.of(new Problem(
                            0,
                            0,
                            path + ": the DMN engine cannot read it ("
                                    + e.getClass().getSimpleName() + "); undo the last change")),
                    null,
                    List.of());
        }
    }

    /** Whether nothing stands in the way of its going into force. */
    public boolean passes() {
        return problems.isEmpty() && examples.stream().allMatch(ExampleResult::met);
    }

    /** The same text with {@code -} in its empty input cells. */
    public static String filled(String dmn) {
        return EMPTY_CELL.matcher(dmn).replaceAll("$1<$2>-</$2>");
    }

    /** Name of the file and the first digits of its hash, as decisions name a table. */
    public static String version(String path, String dmn) {
        return path.replaceFirst("\\.dmn$", "") + "#" + PolicyFiles.shortHash(dmn);
    }

    /** The file that stands beside a table's. */
    public static String examplesOf(String path) {
        return path.replaceFirst("\\.dmn$", ".examples.csv");
    }

    /** The path of a table's file: {@code awarding/aveiro/release@2027-01-01.dmn}. */
    public static String path(String key, java.time.@Nullable LocalDate from) {
        String path = key + (from == null ? "" : "@" + from) + ".dmn";
        TablePath.of(path);
        return path;
    }
}
