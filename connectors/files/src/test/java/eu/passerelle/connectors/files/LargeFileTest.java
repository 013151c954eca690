package eu.passerelle.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Secret;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.simulators.elmo.SftpSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read part by part. */
class LargeFileTest {

    private static final Duration OLD = Duration.ofMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    private final LongLines connector = new LongLines();

    private SisContext<Lines.Settings> sis() {
        return Lines.sis(FileInbox.of(inbox));
    }

    private CompletionPage read(Watermark since) {
        return connector.read(sis(), since);
    }

    private void drop(String name, Duration age, int from, int to) {
        Lines.drop(
                inbox,
                name,
                age,
                IntStream.range(from, to).mapToObj(i -> "k" + i).toArray(String[]::new));
    }

    @Test
    void readsAFileInPartsAndMovesItAfterTheLast() {
        drop("large", OLD, 0, 7);

        CompletionPage first = read(Watermark.NONE);
        CompletionPage second = read(first.next());
        CompletionPage third = read(second.next());
        assertThat(inbox.resolve("large")).exists();
        CompletionPage empty = read(third.next());

        assertThat(Lines.keys(first)).containsExactly("k0", "k1", "k2");
        assertThat(Lines.keys(second)).containsExactly("k3", "k4", "k5");
        assertThat(Lines.keys(third)).containsExactly("k6");
        assertThat(List.of(first.last(), second.last(), third.last())).containsOnly(false);
        assertThat(empty.last()).isTrue();
        assertThat(inbox.resolve("done/large")).exists();
        assertThat(connector.format.opened).hasValue(1);
        assertThat(connector.format.open).hasValue(0);
    }

    @Test
    void goesOnAtThePartAfterACrash() {
        drop("large", OLD, 0, 7);
        CompletionPage first = read(Watermark.NONE);
        CompletionPage lost = read(first.next());

        LongLines afterTheCrash = new LongLines();
        CompletionPage again = afterTheCrash.read(sis(), first.next());

        assertThat(Lines.keys(again)).isEqualTo(Lines.keys(lost));
        assertThat(again.next()).isEqualTo(lost.next());
        assertThat(Reading.of(afterTheCrash, sis(), again.next()).withdrawn()).containsExactly("k6");
    }

    @Test
    void opensAnewWhatIsAskedForAgain() {
        drop("large", OLD, 0, 7);
        CompletionPage first = read(Watermark.NONE);
        CompletionPage second = read(first.next());
        read(second.next());

        assertThat(Lines.keys(read(first.next()))).isEqualTo(Lines.keys(second));
        assertThat(Lines.keys(read(Watermark.NONE))).isEqualTo(Lines.keys(first));
        assertThat(connector.format.open).as("open files").hasValue(1);
    }

    @Test
    void mixesSmallFilesAndKeepsALargeOneByItself() {
        drop("a", OLD.plusMinutes(3), 100, 102);
        drop("b", OLD.plusMinutes(2), 200, 202);
        drop("large", OLD.plusMinutes(1), 0, 5);
        drop("c", OLD, 300, 301);

        CompletionPage small = read(Watermark.NONE);
        Reading rest = Reading.of(connector, sis(), small.next());

        assertThat(Lines.keys(small)).containsExactly("k100", "k101", "k200", "k201");
        assertThat(rest.withdrawn()).containsExactly("k0", "k1", "k2", "k3", "k4", "k300");
        assertThat(connector.format.open).hasValue(0);
    }

    @Test
    void endsTheRunWhenTheFileIsReplacedWhileItIsRead() {
        drop("large", OLD, 0, 7);
        CompletionPage first = read(Watermark.NONE);
        drop("large", OLD.minusMinutes(1), 50, 52);

        CompletionPage ended = read(first.next());

        assertThat(ended.size()).isZero();
        assertThat(ended.last()).isTrue();
        assertThat(connector.format.open).hasValue(0);
        assertThat(Reading.of(connector, sis(), ended.next()).withdrawn()).containsExactly("k50", "k51");
        assertThat(inbox.resolve("done/large")).exists();
    }

    @Test
    void goesOnWithAFileThatWasOnlyTouched() throws IOException {
        drop("large", OLD, 0, 5);
        CompletionPage first = read(Watermark.NONE);
        Files.setLastModifiedTime(inbox.resolve("large"), FileTime.from(Lines.NOW.minusSeconds(60)));

        Reading rest = Reading.of(new LongLines(), sis(), first.next());

        assertThat(rest.withdrawn()).containsExactly("k3", "k4");
        assertThat(inbox.resolve("done/large")).exists();
    }

    @Test
    void keepsWhatWasReadBeforeABadPlaceAndQuarantinesTheFile() throws IOException {
        Lines.drop(inbox, "large", OLD, "k0", "k1", "k2", "k3", "bad", "k5");

        Reading reading = Reading.of(connector, sis(), Watermark.NONE);

        assertThat(reading.withdrawn()).containsExactly("k0", "k1", "k2");
        assertThat(reading.rejected()).singleElement().satisfies(bad -> {
            assertThat(bad.reason()).isEqualTo("This is bad.");
            assertThat(bad.sourceKey()).startsWith("file:");
        });
        try (Stream<Path> files = Files.list(inbox.resolve("quarantine"))) {
            assertThat(files).singleElement().asString().endsWith("-large");
        }
    }

    /** Else a result that the newer file leaves out would look present, because the older one has it. */
    @Test
    void readsTwoFilesThatAnswerTheSameInTwoRuns() {
        drop("whole-1", OLD.plusMinutes(1), 0, 5);
        drop("whole-2", OLD, 0, 4);

        Reading first = Reading.of(connector, sis(), Watermark.NONE);
        Reading second = Reading.of(connector, sis(), first.next());

        assertThat(first.withdrawn()).hasSize(5);
        assertThat(first.complete()).containsExactly("all");
        assertThat(second.withdrawn()).hasSize(4);
        assertThat(second.complete()).containsExactly("all");
        assertThat(connector.format.open).hasValue(0);
    }

    @Test
    void fetchesALargeFileFromAServerOnceAndLeavesNoCopy() throws IOException {
        drop("large", OLD, 0, 7);
        long before = copies();
        try (SftpSimulator server = new SftpSimulator(0, inbox, "hub", "right")) {
            Sftp sftp =
                    new Sftp("127.0.0.1", server.port(), "hub", new Secret("right"), null, server.fingerprint(), "/");
            SisContext<Lines.Settings> sis = Lines.sis(FileInbox.of(sftp));

            CompletionPage first = connector.read(sis, Watermark.NONE);
            assertThat(copies()).isEqualTo(before + 1);
            Reading rest = Reading.of(connector, sis, first.next());

            assertThat(rest.withdrawn()).containsExactly("k3", "k4", "k5", "k6");
        }
        assertThat(copies()).isEqualTo(before);
        assertThat(connector.format.opened).hasValue(1);
        assertThat(inbox.resolve("done/large")).exists();
    }

    private static long copies() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("passerelle-.*\\.drop"))
                    .count();
        }
    }
}
