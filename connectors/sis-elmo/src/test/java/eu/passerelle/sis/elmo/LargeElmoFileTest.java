package eu.passerelle.sis.elmo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.testkit.SmallHeap;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are larger than the heap. */
@Tag("slow")
class LargeElmoFileTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    @ParameterizedTest
    @ValueSource(strings = {"10", "0"})
    void readsTensOfThousandsOfResultsInASmallHeap(String ofOneLearner) throws Exception {
        assertThat(SmallHeap.run("40m", LargeElmoFile.class, inbox.toString(), "60000", ofOneLearner))
                .isZero();
    }

    @ParameterizedTest
    @Tag("full") // a minute each
    @ValueSource(strings = {"10", "0"})
    void readsAMillionResultsIn512Megabytes(String ofOneLearner) throws Exception {
        assertThat(SmallHeap.run("512m", LargeElmoFile.class, inbox.toString(), "1000000", ofOneLearner))
                .isZero();
    }

    /** As many complete scopes as results, and nearly as large as a file may be. */
    @Test
    @Tag("full")
    void readsALearnerForEachOf900ThousandResultsIn512Megabytes() throws Exception {
        assertThat(SmallHeap.run("512m", LargeElmoFile.class, inbox.toString(), "900000", "1"))
                .isZero();
    }
}
