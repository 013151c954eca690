package eu.passerelle.sis.oneroster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.connectors.testkit.StandardsFolder;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.oneroster.OneRosterFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the manifest decides, and what a file holds. */
class ZipTest extends ZipFiles {

    @Test
    void takesAbsenceForWithdrawalOnlyWhereTheManifestSaysBulk() throws IOException {
        drop("1.zip", zip("bulk", RESULTS + GOOD));
        Reading bulk = read();
        drop("2.zip", zip("delta", RESULTS));
        Reading delta = read();
        drop("3.zip", zip("bulk", RESULTS));
        Reading empty = read();

        assertThat(bulk.reported()).containsOnlyKeys("r1");
        assertThat(delta.goneSince(bulk)).isEmpty();
        assertThat(empty.goneSince(bulk)).containsExactly("r1");
    }

    @Test
    void readsChangesAndWithdrawalsOfADelta() {
        Campus campus = new Campus("aveiro", "ua.pt", "pt", 20, 60, 3);
        OneRosterFiles files = new OneRosterFiles(campus, inbox);
        files.dropAll();
        Reading before = read();
        List<SimulatedResult> passed = campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .toList();
        campus.correct(passed.get(0).id());
        campus.withdraw(passed.get(1).id());
        SimulatedResult added = campus.add();
        files.dropChanges();

        Reading after = read();

        assertThat(after.reported()).containsOnlyKeys(passed.get(0).id(), added.id());
        assertThat(after.withdrawn()).containsExactly(passed.get(1).id());
        assertThat(after.goneSince(before)).containsExactly(passed.get(1).id());
    }

    @Test
    void saysNothingIsMissingWhereARowHasNoName() throws IOException {
        drop("1.zip", zip("bulk", RESULTS + GOOD + ",f,u,fully graded,13,2026-06-30\r\n"));

        Reading reading = read();

        assertThat(reading.reported()).containsOnlyKeys("r1");
        assertThat(reading.rejected()).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).contains("no sourcedId");
            assertThat(new String(rejected.raw().content(), StandardCharsets.UTF_8))
                    .startsWith("sourcedId,lineItemSourcedId")
                    .contains("fully graded,13");
        });
        assertThat(reading.complete()).isEmpty();
    }

    @Test
    void readsLargeFilesInPartsAndCompletesWithTheLast() throws IOException {
        StringBuilder rows = new StringBuilder(RESULTS);
        for (int i = 0; i < 4_500; i++) {
            rows.append(GOOD.replace("r1", "r" + i));
        }
        drop("1.zip", zip("bulk", rows.toString()));

        Reading reading = read();

        assertThat(reading.reported()).hasSize(4_500);
        assertThat(reading.pages()).isEqualTo(4);
        assertThat(reading.complete()).containsExactly(ResultMapper.SCOPE);
    }

    @Test
    void goesOnInTheMiddleOfAFileAfterACrash() throws IOException {
        StringBuilder rows = new StringBuilder(RESULTS);
        for (int i = 0; i < 2_100; i++) {
            rows.append(GOOD.replace("r1", "r" + i));
        }
        drop("1.zip", zip("bulk", rows.toString()));
        var first = connector.read(sis(), Watermark.NONE);

        Reading rest = Reading.of(new OneRosterCsvConnector(), sis(), first.next());

        assertThat(first.events()).hasSize(2_000);
        assertThat(rest.reported()).hasSize(100).containsKeys("r2000", "r2099");
        assertThat(rest.complete()).containsExactly(ResultMapper.SCOPE);
    }

    @Test
    void rejectsARowWhoseFieldsMayStandAnywhere() throws IOException {
        drop("1.zip", zip("bulk", RESULTS + GOOD + "r2,f,u,fully graded,12,5,2026-06-30\r\n" + "r3,f,u\r\n"));

        Reading reading = read();

        assertThat(reading.reported()).containsOnlyKeys("r1");
        assertThat(reading.rejected())
                .hasSize(2)
                .allSatisfy(rejected -> assertThat(rejected.reason()).contains("more or fewer fields"));
        assertThat(reading.complete()).isEmpty();
    }

    @Test
    void readsNothingWhereTheManifestSaysThatResultsAreAbsent() throws IOException {
        drop("1.zip", zip("absent", RESULTS + GOOD));

        Reading reading = read();

        assertThat(reading.reported()).isEmpty();
        assertThat(reading.rejected()).isEmpty();
        assertThat(reading.complete()).isEmpty();
        assertThat(inbox.resolve("done")).isDirectoryContaining("glob:**1.zip");
    }

    /** The sample of OneRoster 1.1 has no results: its manifest says so, and the eight tables are well-formed. */
    @Test
    void readsThePublicSample() throws IOException {
        Path sample = StandardsFolder.find("sis/oneroster/csv-1.1/data/samples/OneRosterv1p1BaseCSV")
                .orElse(Path.of("absent"));
        assumeTrue(Files.isDirectory(sample), "no folder of standards: set -Dpasserelle.standards to run this test");
        Map<String, String> files = new LinkedHashMap<>();
        try (Stream<Path> tables = Files.list(sample)) {
            for (Path table : tables.toList()) {
                files.put(table.getFileName().toString(), Files.readString(table));
            }
        }
        drop("1.zip", zip(files, StandardCharsets.UTF_8));
        Reading absent = read();
        files.compute(
                "manifest.csv",
                (name, text) -> String.valueOf(text)
                        .replace("file.lineItems,absent", "file.lineItems,bulk")
                        .replace("file.results,absent", "file.results,bulk"));
        files.put("lineItems.csv", "sourcedId,title,classSourcedId,categorySourcedId\nf,Final,class2,category-final\n");
        files.put("results.csv", RESULTS.replace("\r", "") + "r1,f,user1,fully graded,12,2026-06-30\n");
        drop("2.zip", zip(files, StandardCharsets.UTF_8));

        Reading present = read();

        assertThat(files).hasSize(10);
        assertThat(absent.reported()).isEmpty();
        assertThat(absent.rejected()).isEmpty();
        assertThat(present.reported().get("r1")).isNotNull().satisfies(reported -> {
            assertThat(reported.completion().title().in("en")).isEqualTo("Class 2 title");
            assertThat(reported.completion().learner().name().full()).isEqualTo("ionut padurariu");
        });
    }
}
