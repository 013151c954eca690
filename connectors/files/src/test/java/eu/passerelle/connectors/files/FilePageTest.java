package eu.passerelle.connectors.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.connectors.testkit.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePageTest {

    private static final Duration OLD = Duration.ofMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    private final Lines connector = new Lines();

    private SisContext<Lines.Settings> sis(int filesPerPage) {
        return Lines.sis(new FileInbox(inbox, null, filesPerPage, Duration.ZERO));
    }

    @Test
    void takesAsManyFilesAPageAsAllowedAndFitIntoTheLimit() {
        for (int i = 0; i < 5; i++) {
            Lines.drop(inbox, "f" + i, OLD, "key" + i);
        }
        assertThat(connector.read(sis(2), Watermark.NONE).events()).hasSize(2);
        assertThat(Reading.of(connector, sis(2), Watermark.NONE).withdrawn()).hasSize(5);

        Lines.drop(inbox, "large1", OLD, "whole " + "x".repeat(700_000));
        Lines.drop(inbox, "large2", OLD, "whole " + "y".repeat(700_000));
        assertThat(connector.read(sis(50), Watermark.NONE).complete()).hasSize(1);
    }

    @Test
    void putsTheSameRecordOfTwoFilesOnTwoPages() {
        Lines.drop(inbox, "a", OLD, "1", "2");
        Lines.drop(inbox, "b", OLD, "2", "3");

        CompletionPage first = connector.read(sis(50), Watermark.NONE);

        assertThat(Lines.keys(first)).containsExactly("1", "2");
        assertThat(Lines.keys(connector.read(sis(50), first.next()))).containsExactly("2", "3");
    }

    /** Else a result that the newer transcript leaves out would look present, because the older one has it. */
    @Test
    void endsTheRunBeforeAScopeIsAnsweredTwice() {
        Lines.drop(inbox, "a", OLD.plusMinutes(2), "whole anna", "1", "2");
        Lines.drop(inbox, "b", OLD.plusMinutes(1), "whole berta", "3");
        Lines.drop(inbox, "c", OLD, "whole anna", "1");

        Reading first = Reading.of(connector, sis(1), Watermark.NONE);
        Reading second = Reading.of(connector, sis(1), first.next());

        assertThat(first.withdrawn()).containsExactly("1", "2", "3");
        assertThat(first.complete()).containsExactlyInAnyOrder("whole anna", "whole berta");
        assertThat(second.withdrawn()).containsExactly("1");
        assertThat(second.complete()).containsExactly("whole anna");
        assertThat(Reading.of(connector, sis(1), second.next()).withdrawn()).isEmpty();
    }

    @Test
    void looksAtEveryFileAndMovesNone() throws IOException {
        Lines.drop(inbox, "a", OLD.plusMinutes(2), "whole anna", "1", "2");
        Lines.drop(inbox, "b", OLD.plusMinutes(1), "bad");
        Lines.drop(inbox, "c", OLD, "whole anna", "1");
        Lines.drop(inbox, "d", OLD, "3");

        List<CompletionPage> pages = looked(1);

        assertThat(pages)
                .extracting(Lines::keys)
                .containsExactly(List.of("1", "2"), List.of(), List.of("1"), List.of("3"), List.of());
        assertThat(pages).extracting(page -> page.rejected().size()).containsExactly(0, 1, 0, 0, 0);
        assertThat(pages).allSatisfy(page -> assertThat(page.complete()).isEmpty());
        assertThat(looked(50)).extracting(Lines::keys).containsExactly(List.of("1", "2"), List.of("1", "3"), List.of());
        try (Stream<Path> files = Files.list(inbox)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("a", "b", "c", "d");
        }
        assertThat(Reading.of(connector, sis(50), Watermark.NONE).withdrawn()).containsExactly("1", "2");
    }

    /** Else a look could move files, or a run could end where a look has. */
    @Test
    void keepsTheTwoWaysOfReadingApart() {
        Lines.drop(inbox, "a", OLD, "1");
        Watermark looked = connector.look(sis(1), Watermark.NONE).next();
        Watermark read = connector.read(sis(1), Watermark.NONE).next();

        assertThatThrownBy(() -> connector.read(sis(1), looked)).isInstanceOf(ConfigurationInvalid.class);
        assertThatThrownBy(() -> connector.look(sis(1), read)).isInstanceOf(ConfigurationInvalid.class);
    }

    private List<CompletionPage> looked(int filesPerPage) {
        List<CompletionPage> pages = new ArrayList<>();
        Watermark watermark = Watermark.NONE;
        do {
            pages.add(connector.look(sis(filesPerPage), watermark));
            watermark = pages.getLast().next();
        } while (!pages.getLast().last());
        return pages;
    }
}
