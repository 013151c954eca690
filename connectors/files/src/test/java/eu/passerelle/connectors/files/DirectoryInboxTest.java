package eu.passerelle.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.failure.SisUnavailable;
import eu.passerelle.connectors.files.FilePosition.ReadFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryInboxTest {

    private static final Duration OLD = Duration.ofMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    private final Lines connector = new Lines();

    private SisContext<Lines.Settings> sis() {
        return Lines.sis(FileInbox.of(inbox));
    }

    private SisContext<Lines.Settings> sis(int filesPerPage) {
        return Lines.sis(new FileInbox(inbox, null, filesPerPage, Duration.ZERO));
    }

    private CompletionPage read(Watermark since) {
        return connector.read(sis(), since);
    }

    private List<String> names(String directory) throws IOException {
        if (!Files.isDirectory(inbox.resolve(directory))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(inbox.resolve(directory))) {
            return files.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void movesFilesOnlyWhenTheNextReadAcknowledgesThem() throws IOException {
        Lines.drop(inbox, "b", OLD, "1");
        Lines.drop(inbox, "a", OLD.plusMinutes(1), "2");
        Lines.drop(inbox, "c", OLD, "bad");

        CompletionPage page = read(Watermark.NONE);

        assertThat(Lines.keys(page)).as("oldest first").containsExactly("2", "1");
        assertThat(page.last()).isFalse();
        assertThat(names("")).containsExactly("a", "b", "c");

        CompletionPage empty = read(page.next());

        assertThat(empty.size()).isZero();
        assertThat(empty.last()).isTrue();
        assertThat(names("done")).containsExactly("a", "b");
        assertThat(names("quarantine")).singleElement().asString().endsWith("-c");
        assertThat(names("")).isEmpty();
    }

    @Test
    void losesAndRepeatsNothingInACrashAroundTheCommit() throws IOException {
        Lines.drop(inbox, "a", OLD, "1");
        CompletionPage lost = read(Watermark.NONE);

        CompletionPage beforeCommit = read(Watermark.NONE);
        assertThat(Lines.keys(beforeCommit)).isEqualTo(Lines.keys(lost));
        assertThat(beforeCommit.next()).isEqualTo(lost.next());

        Lines.drop(inbox, "b", Duration.ofMinutes(1), "2");
        CompletionPage afterCommit = read(beforeCommit.next());
        assertThat(Lines.keys(afterCommit)).containsExactly("2");

        CompletionPage afterMove = read(beforeCommit.next());
        assertThat(Lines.keys(afterMove)).containsExactly("2");
        assertThat(names("done")).containsExactly("a");
    }

    @Test
    void takesNewContentUnderAnOldNameForANewFile() throws IOException {
        Lines.drop(inbox, "a", OLD, "1");
        CompletionPage first = read(Watermark.NONE);
        Lines.drop(inbox, "a", OLD, "2");

        CompletionPage second = read(first.next());

        assertThat(Lines.keys(second)).containsExactly("2");
        assertThat(names("done")).isEmpty();

        Lines.drop(inbox, "a", OLD, "2");
        CompletionPage third = read(second.next());
        Lines.drop(inbox, "a", OLD, "3");
        CompletionPage fourth = read(third.next());
        read(fourth.next());

        assertThat(Lines.keys(fourth)).containsExactly("3");
        assertThat(names("done")).containsExactly("a", "a.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {".hidden", "a.part", "a.tmp", "a.xml.filepart", "A.PART"})
    void leavesUnfinishedNamesAlone(String name) {
        Lines.drop(inbox, name, OLD, "1");

        assertThat(read(Watermark.NONE).last()).isTrue();
    }

    @Test
    void leavesFilesAloneThatHaveJustChanged() {
        Lines.drop(inbox, "young", Duration.ofMillis(1_500), "1");
        Lines.drop(inbox, "old", Duration.ofMillis(2_500), "2");

        assertThat(Lines.keys(read(Watermark.NONE))).containsExactly("2");
    }

    @Test
    void followsNoLinksOutOfTheInbox(@TempDir Path elsewhere) throws IOException {
        Files.createSymbolicLink(inbox.resolve("link"), Lines.drop(elsewhere, "secret", OLD, "1"));

        assertThat(read(Watermark.NONE).size()).isZero();
    }

    @Test
    void readsEveryFileOnceWhileOthersAreBeingWritten() throws IOException {
        List<CompletableFuture<Void>> writers = IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 50).forEach(i -> dropAtomically(writer + "-" + i))))
                .toList();
        List<String> read = new ArrayList<>();
        Watermark since = Watermark.NONE;
        boolean written;
        do {
            written = writers.stream().allMatch(CompletableFuture::isDone);
            CompletionPage page = connector.read(sis(7), since);
            read.addAll(Lines.keys(page));
            since = page.next();
            written &= page.last();
        } while (!written);

        assertThat(read).hasSize(200).doesNotHaveDuplicates();
        assertThat(names("done")).hasSize(200);
        assertThat(names("")).isEmpty();
    }

    private void dropAtomically(String key) {
        try {
            Path part = Lines.drop(inbox, key + ".part", OLD, key);
            Files.move(part, inbox.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void quarantinesAHugeFileUnread() throws IOException {
        try (RandomAccessFile huge =
                new RandomAccessFile(inbox.resolve("h\"uge").toFile(), "rw")) {
            huge.setLength(200L << 20);
        }
        long before = allocated();

        CompletionPage page = connector.read(sis(50), Watermark.NONE);
        connector.read(sis(50), page.next());

        assertThat(allocated() - before).as("bytes allocated").isLessThan(20L << 20);
        assertThat(page.rejected()).singleElement().satisfies(record -> {
            assertThat(record.reason()).contains("209715200 bytes", "limit of 1048576");
            assertThat(new String(record.raw().content(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"name\":\"h\\u0022uge\",\"size\":209715200}");
        });
        assertThat(names("quarantine")).containsExactly("h\"uge");
    }

    private static long allocated() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return threads.getCurrentThreadAllocatedBytes();
    }

    @Test
    void goesOnAfterAFileThatOurReaderStumblesOver() throws IOException {
        Lines.drop(inbox, "a", OLD.plusMinutes(1), "bug");
        Lines.drop(inbox, "b", OLD, "1");
        Lines.drop(inbox, "c", OLD);

        CompletionPage page = read(Watermark.NONE);
        read(page.next());

        assertThat(Lines.keys(page)).containsExactly("1");
        assertThat(page.rejected())
                .extracting(record -> record.reason())
                .satisfiesExactly(
                        bug -> assertThat(bug).contains("reader failed"),
                        empty -> assertThat(empty).contains("empty"));
        assertThat(names("quarantine")).hasSize(2);
    }

    @Test
    void saysWhatToDoAboutAMissingDirectory() {
        SisContext<Lines.Settings> sis = Lines.sis(FileInbox.of(inbox.resolve("nowhere")));

        assertThatThrownBy(() -> connector.read(sis, Watermark.NONE))
                .isInstanceOf(SisUnavailable.class)
                .hasMessageContainingAll("kaunas", "nowhere", "mount");
        assertThat(connector.check(sis))
                .extracting(CheckStep::result)
                .containsExactly(CheckStep.Result.FAILED, CheckStep.Result.SKIPPED);
        assertThat(connector.check(sis())).extracting(CheckStep::result).containsOnly(CheckStep.Result.OK);
    }

    @Test
    void refusesAWatermarkOfAnotherConnector() {
        assertThatThrownBy(() -> read(new Watermark("2026-01-01T00:00:00Z")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContainingAll("kaunas", "reset");
    }

    @Test
    void movesNothingOutsideTheInboxWhateverTheWatermarkSays() throws IOException {
        Path inner = Files.createDirectory(inbox.resolve("inner"));
        Path outside = Lines.drop(inbox, "f", OLD, "1");
        String identity = InboxFile.identity(Files.readAllBytes(outside));
        ReadFile escaping = new ReadFile(FilePosition.Destination.DONE, identity, "../f");

        connector.read(Lines.sis(FileInbox.of(inner)), new FilePosition(List.of(escaping), null, Set.of()).watermark());

        assertThat(outside).exists();
    }
}
