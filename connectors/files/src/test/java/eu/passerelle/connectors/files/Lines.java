package eu.passerelle.connectors.files;

import eu.passerelle.connectors.CompletionEvent;
import eu.passerelle.connectors.CompletionPage;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.SisReceiver;
import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.CompletionKey;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.University;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The smallest document format there is: one source key a line. {@code whole x} claims scope x complete, {@code bad}
 * makes the document malformed and {@code bug} makes the reader fail.
 */
final class Lines extends FileDropConnector<Lines.Settings> {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

    Lines() {
        super(new Receiver());
    }

    /** Nothing but an inbox. */
    record Settings(FileInbox inbox) implements FileDropSettings {}

    private static final class Receiver implements SisReceiver<Settings> {
        @Override
        public String protocol() {
            return "lines";
        }

        @Override
        public Class<Settings> settingsType() {
            return Settings.class;
        }

        @Override
        public CompletionPage accept(SisContext<Settings> sis, String name, byte[] content) {
            List<CompletionEvent> events = new ArrayList<>();
            Set<String> complete = new HashSet<>();
            for (String line :
                    new String(content, StandardCharsets.UTF_8).lines().toList()) {
                if (line.equals("bad")) {
                    throw new MalformedRecord("This is bad.");
                }
                if (line.equals("bug")) {
                    throw new IllegalStateException("a bug of ours");
                }
                if (line.startsWith("whole ")) {
                    complete.add(line);
                } else {
                    events.add(new CompletionEvent.Withdrawn(
                            new CompletionKey(sis.university().id(), line), "a line"));
                }
            }
            return new CompletionPage(events, List.of(), Watermark.NONE, false, complete);
        }
    }

    static SisContext<Settings> sis(FileInbox inbox) {
        University university = new University(
                "kaunas",
                new Organisation(LocalizedText.of("en", "Kaunas"), "LTU", null, "ktu.example", null),
                List.of("en"),
                ZoneId.of("Europe/Vilnius"));
        return new SisContext<>(
                university,
                new Settings(inbox),
                new Limits(1 << 20, Duration.ofSeconds(5), Duration.ofSeconds(5), 64),
                new OutgoingAddresses(List.of("127.0.0.1")),
                Path.of("."),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** Drops a file that was last written {@code age} ago. */
    static Path drop(Path inbox, String name, Duration age, String... lines) {
        try {
            Path file = Files.writeString(inbox.resolve(name), String.join("\n", lines));
            return Files.setLastModifiedTime(file, FileTime.from(NOW.minus(age)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static List<String> keys(CompletionPage page) {
        return page.events().stream().map(event -> event.key().sourceKey()).toList();
    }
}
