package eu.passerelle.sis.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In a JVM of its own: a heap as small as promised, and no counting of coverage. */
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
        assertThat(exitOf("512m", 1_000_000, 3, 0.4)).as("see the figures above").isZero();
    }

    private int exitOf(String heap, int rows, int rounds, double least) throws IOException, InterruptedException {
        Process reading = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeTable.class.getName(),
                        inbox.toString(),
                        String.valueOf(rows),
                        String.valueOf(rounds),
                        String.valueOf(least))
                .inheritIO()
                .start();
        if (!reading.waitFor(5, TimeUnit.MINUTES)) {
            reading.destroyForcibly();
            throw new AssertionError("reading " + rows + " rows took more than five minutes");
        }
        return reading.exitValue();
    }
}
