package eu.passerelle.recognition;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Judges completions by the decision tables of a directory (OMG DMN, one concern and one file each). Java knows the
 * order in which they are asked and nothing of what they say. Immutable and thread-safe; the same case on the same day
 * gives the same decision.
 */
public final class Recognition {

    /** Asked in this order; the first that declines or refers ends it. */
    private static final List<String> ORDER = List.of("release", "identity", "catalogue", "level-credit", "quality");

    private static final String UNKNOWN_CODE = "mapping-unknown-code";

    private static final String UNKNOWN_CODE_REASON =
            "The source uses codes that the university's value maps do not know: add them, reviewed, to the values file"
                    + " of the university; the result goes on with the next sync.";

    private final List<DecisionTableFile> tables;

    private Recognition(List<DecisionTableFile> tables) {
        this.tables = List.copyOf(tables);
    }

    /**
     * Reads and compiles the tables; takes seconds, so once a start.
     *
     * @throws DecisionTableInvalid with all problems of all files
     */
    public static Recognition open(Path directory) {
        List<String> problems = new ArrayList<>(strangers(directory));
        List<DecisionTableFile> tables = new ArrayList<>();
        for (String name : ORDER) {
            try {
                tables.add(DecisionTableFile.read(directory.resolve(name + ".dmn"), name));
            } catch (DecisionTableInvalid e) {
                problems.addAll(e.problems());
            }
        }
        if (!problems.isEmpty()) {
            throw new DecisionTableInvalid(problems);
        }
        return new Recognition(tables);
    }

    /**
     * Judges a case. One with codes that the university's value maps do not know is referred before any table is asked,
     * and not by a row of one: what a code means is no policy, and tables written before must not guess either.
     *
     * @param asOf the day of judging in the university's time zone
     */
    public RecognitionDecision decide(RecognitionCase judged, LocalDate asOf) {
        List<String> unresolved = judged.completion().unresolved();
        if (unresolved != null) {
            return new RecognitionDecision.Referred(UNKNOWN_CODE, UNKNOWN_CODE_REASON, unresolved);
        }
        return decide(RecognitionFacts.of(judged, asOf));
    }

    /** Judges facts, any of which may be absent. */
    public RecognitionDecision decide(RecognitionFacts facts) {
        List<String> matched = new ArrayList<>();
        for (DecisionTableFile table : tables) {
            switch (table.judge(facts)) {
                case RecognitionDecision.Recognised recognised -> matched.addAll(recognised.rules());
                case RecognitionDecision.Declined declined -> {
                    return declined;
                }
                case RecognitionDecision.Referred referred -> {
                    return referred;
                }
            }
        }
        return new RecognitionDecision.Recognised(matched);
    }

    /** Every row of every table, in the order asked. */
    public List<RecognitionRule> rules() {
        return tables.stream().flatMap(table -> table.rules().stream()).toList();
    }

    List<DecisionTableFile> tables() {
        return tables;
    }

    /** A table that nobody asks would be a policy that nobody follows. */
    private static List<String> strangers(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".dmn") && !ORDER.contains(name.substring(0, name.length() - 4)))
                    .sorted()
                    .map(name -> name + ": no such table is asked; rename it to one of " + String.join(".dmn, ", ORDER)
                            + ".dmn, or move it out of this directory")
                    .toList();
        } catch (IOException e) {
            return List.of(directory.getFileName() + ": the directory of the recognition tables cannot be read");
        }
    }
}
