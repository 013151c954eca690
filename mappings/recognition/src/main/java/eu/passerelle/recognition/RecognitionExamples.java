package eu.passerelle.recognition;

import java.nio.file.Path;
import java.util.List;

/**
 * Runs the examples that stand next to the decision tables ({@code <table>.examples.csv}): each table alone, each line
 * against its table. Used by {@code ./hub check} and by the build.
 */
public final class RecognitionExamples {

    private RecognitionExamples() {}

    /**
     * Runs all examples of a directory.
     *
     * @return one result for each example, and an unmet one for each row of a table that no example meets and for each
     *     examples file that is missing or unreadable
     * @throws DecisionTableInvalid the tables themselves cannot be used
     */
    public static List<ExampleResult> run(Path directory) {
        return Recognition.open(directory).tables().stream()
                .flatMap(table -> ExampleFile.run(directory, table).stream())
                .toList();
    }
}
