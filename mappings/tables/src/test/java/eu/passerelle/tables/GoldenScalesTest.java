package eu.passerelle.tables;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.model.Grade.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** One golden table a scale ({@code golden/<id>.csv}): what each raw text is, written by hand from the source named there. */
class GoldenScalesTest {

    private static final String HEADER = "kind;raw;outcome;place;note";

    private final GradingScales scales = GradingScales.standard();

    /** One row: what kind of text it stands for and what is expected of it. */
    private record Row(String kind, String raw, String outcome, String place) {}

    @TestFactory
    Stream<DynamicTest> everyTableCoversItsScale() {
        return scales.ids().stream()
                .map(id -> DynamicTest.dynamicTest(id, () -> {
                    List<Row> rows = rows(id);

                    assertThat(rows).hasSizeGreaterThanOrEqualTo(12);
                    assertThat(rows.stream().map(Row::raw)).doesNotHaveDuplicates();
                    assertThat(rows.stream().map(Row::kind))
                            .contains("usual", "boundary", "word", "failed", "junk")
                            .isSubsetOf("usual", "boundary", "word", "failed", "junk");
                    assertThat(rows)
                            .filteredOn(row -> row.kind().equals("junk"))
                            .allMatch(row -> row.place().isEmpty());
                    assertThat(rows)
                            .filteredOn(row -> row.kind().equals("failed"))
                            .allMatch(row -> row.outcome().equals("failed"));
                }));
    }

    @TestFactory
    Stream<DynamicTest> readsEveryRowAsExpected() {
        return scales.ids().stream()
                .flatMap(id -> rows(id).stream()
                        .map(row -> DynamicTest.dynamicTest(id + ": " + row.raw(), () -> {
                            Optional<ReadGrade> read =
                                    scales.scale(id).orElseThrow().read(row.raw());

                            assertThat(read.map(grade -> grade.place().toString())
                                            .orElse(""))
                                    .isEqualTo(row.place());
                            assertThat(read.map(grade -> word(grade.outcome())).orElse(""))
                                    .isEqualTo(row.outcome());
                            assertThat(scales.outcome(id, row.raw())).isEqualTo(read.map(ReadGrade::outcome));
                        })));
    }

    private static String word(Outcome outcome) {
        return switch (outcome) {
            case PASSED -> "passed";
            case FAILED -> "failed";
            case UNKNOWN -> "undecided";
        };
    }

    private static List<Row> rows(String id) {
        List<String> lines = text("golden/" + id + ".csv").lines().toList();
        assertThat(lines.getFirst()).startsWith("# source: ");
        assertThat(lines).contains(HEADER);
        return lines.subList(lines.indexOf(HEADER) + 1, lines.size()).stream()
                .map(line -> line.split(";", -1))
                .map(cells -> new Row(cells[0], cells[1], cells[2], cells[3]))
                .toList();
    }

    private static String text(String name) {
        try (InputStream in = GoldenScalesTest.class.getResourceAsStream(name)) {
            assertThat(in).as("the golden table %s", name).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
