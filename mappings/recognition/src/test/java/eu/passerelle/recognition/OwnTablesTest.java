package eu.passerelle.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiving university asks the tables that it has itself, and no others. */
class OwnTablesTest {

    private static final LocalDate BEFORE = LocalDate.of(2026, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2027, 1, 1);
    private static final RecognitionFacts PASSED = RecognitionFacts.parse(
            Map.of("state", "final", "outcome", "passed", "recognisedElsewhere", "false", "releaseMode", "automatic"));
    private static final RecognitionFacts FAILED =
            RecognitionFacts.parse(Map.of("state", "final", "outcome", "failed", "recognisedElsewhere", "false"));

    @TempDir
    Path directory;

    @Test
    void recogniseWhereThereIsNone() {
        assertThat(Tables.shipped().ownTables("tampere")).isEmpty();
        assertThat(Tables.shipped().atHome(FAILED, "tampere", BEFORE))
                .isInstanceOf(RecognitionDecision.Recognised.class);
    }

    @Test
    void areAskedAloneAndFromTheirDay() throws IOException {
        Tables.copyTo(directory);
        Path own = Files.createDirectories(directory.resolve("receiving/tampere"));
        Files.copy(directory.resolve("release.dmn"), own.resolve("release@2027-01-01.dmn"));
        Recognition recognition = Recognition.open(directory);

        RecognitionDecision failed = recognition.atHome(FAILED, "tampere", AFTER);
        RecognitionDecision other = recognition.atHome(FAILED, "porto", AFTER);
        RecognitionDecision early = recognition.atHome(FAILED, "tampere", BEFORE);

        assertThat(failed).isInstanceOf(RecognitionDecision.Declined.class);
        assertThat(failed.rule()).startsWith("release-");
        assertThat(other).isInstanceOf(RecognitionDecision.Recognised.class);
        assertThat(early).isInstanceOf(RecognitionDecision.Recognised.class);
        // of what the alliance's other tables would miss in these facts nobody asks here
        assertThat(recognition.judge(PASSED, null, "tampere", AFTER).decision())
                .isNotInstanceOf(RecognitionDecision.Recognised.class);
        assertThat(recognition.atHome(PASSED, "tampere", AFTER)).isInstanceOf(RecognitionDecision.Recognised.class);
    }

    @Test
    void haveVersionsThatChangeWithThem() throws IOException {
        Tables.copyTo(directory);
        Path own = Files.createDirectories(directory.resolve("receiving/tampere"));
        Files.copy(directory.resolve("release.dmn"), own.resolve("release.dmn"));
        var before = Recognition.open(directory).ownTables("tampere");

        Tables.edit(own.resolve("release.dmn"), "<text>", "<text> ");

        assertThat(before).singleElement().asString().startsWith("receiving/tampere/release#");
        assertThat(Recognition.open(directory).ownTables("tampere")).hasSize(1).isNotEqualTo(before);
    }
}
