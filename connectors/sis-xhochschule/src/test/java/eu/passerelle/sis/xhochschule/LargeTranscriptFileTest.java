package eu.passerelle.sis.xhochschule;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.testkit.SmallHeap;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are larger than the heap. */
@Tag("slow")
class LargeTranscriptFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    @Test
    void readsTensOfThousandsOfResultsInASmallHeap() throws Exception {
        assertThat(SmallHeap.run("40m", LargeTranscriptFile.class, inbox.toString(), "60000"))
                .isZero();
    }

    @Test
    @Tag("full") // a minute
    void readsAMillionResultsIn512Megabytes() throws Exception {
        assertThat(SmallHeap.run("512m", LargeTranscriptFile.class, inbox.toString(), "1000000"))
                .isZero();
    }
}
