package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.testkit.SmallHeap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a JVM of its own: a heap as small as promised, and no counting of coverage. */
@Tag("slow")
class LargeTableTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    /** The file and its rows as objects are larger than the heap. */
    @Test
    void readsTensOfThousandsOfRowsInASmallHeap() throws Exception {
        assertThat(exitOf("32m", 50_000, 1, 0)).isZero();
    }

    @Test
    @Tag("full") // takes a minute
    void readsAMillionRowsIn512MegabytesAtFortyPercentOfTheBareParser() throws Exception {
        assertThat(exitOf("512m", 1_000_000, 3, 0.40))
                .as("see the figures above")
                .isZero();
    }

    @Test
    void stopsARowOf200MegabytesAfterAMisplacedQuotationMark() throws Exception {
        assertThat(exitOf("48m", EndlessRow.class, "2;\"A\"B;")).isZero();
    }

    /** 200 MB without an end of line, plain and in quotation marks. */
    @Tag("full") // some seconds each
    @ParameterizedTest
    @ValueSource(strings = {"2;", "2;\""})
    void stopsARowThatIsLargerThanTheMemory(String start) throws Exception {
        assertThat(exitOf("48m", EndlessRow.class, start)).isZero();
    }

    private int exitOf(String heap, int rows, int rounds, double least) throws IOException, InterruptedException {
        return exitOf(heap, LargeTable.class, String.valueOf(rows), String.valueOf(rounds), String.valueOf(least));
    }

    private int exitOf(String heap, Class<?> main, String... arguments) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(inbox.toString()));
        all.addAll(List.of(arguments));
        return SmallHeap.run(heap, main, all.toArray(String[]::new));
    }
}
