package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import eu.passerelle.journal.JournalDatabase;
import eu.passerelle.journal.PublicKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class KeyKeeperTest {

    private static JournalDatabase database;

    @TempDir
    Path directory;

    @BeforeAll
    static void startJournal() {
        database = EmptyJournal.open();
    }

    @AfterAll
    static void stopJournal() {
        database.close();
    }

    private SigningKeys open(Clock clock) {
        Home home = Home.in(directory, "here", Map.of());
        home.write(
                "hub.yaml",
                "instance: here\nseal: {protocol: dss, keystore: seal.p12, password: \"${file:password}\", demo: true}\n");
        return new SigningKeys(home.open(), clock);
    }

    @Test
    void publishesTheKeyInUseAndThoseBefore() throws Exception {
        PublicKeys known = new PublicKeys(database);
        SigningKeys keys = open(Clock.systemUTC());
        KeyKeeper keeper = new KeyKeeper(keys, known, Clock.systemUTC());
        var former = keys.find(SigningKeys.SEAL).orElseThrow();

        Files.delete(directory.resolve("seal.p12"));
        keeper.refresh();

        var now = keys.find(SigningKeys.SEAL).orElseThrow();
        assertThat(now.publicKey()).as("a new demo seal").isNotEqualTo(former.publicKey());
        assertThat(known.of("seal"))
                .extracting(PublicKeys.Known::key)
                .containsExactly(now.publicKey(), former.publicKey());
        assertThat(known.of("seal").getLast().chain()).isEqualTo(former.chain());
        assertThat(known.of("seal").getLast().validUntil()).isPresent();
    }

    @Test
    void warnsOnceADay() {
        Instant end = open(Clock.systemUTC()).seal().validUntil();
        Ticking clock = new Ticking(end.minus(Duration.ofDays(10)));
        Logger log = (Logger) LoggerFactory.getLogger(KeyKeeper.class);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        log.addAppender(lines);
        try {
            KeyKeeper keeper = new KeyKeeper(open(clock), new PublicKeys(database), clock);
            keeper.refresh();
            clock.now = clock.now.plus(Duration.ofHours(23));
            keeper.refresh();
            assertThat(lines.list).hasSize(1);

            clock.now = clock.now.plus(Duration.ofHours(2));
            keeper.refresh();

            assertThat(lines.list)
                    .hasSize(2)
                    .allSatisfy(line ->
                            assertThat(line.getFormattedMessage()).contains("key 'seal'", "its certificate ends at"));
            assertThat(keeper.warnings()).hasSize(1);
        } finally {
            log.detachAppender(lines);
        }
    }

    @Test
    void aKeyThatWaitsForItsTimeIsToldAsTheNext() {
        Ticking clock = new Ticking(Instant.now());
        SigningKeys keys = open(clock);

        clock.now = clock.now.minus(Duration.ofDays(3650));
        keys.look();
        Instant next = keys.held().getFirst().nextFrom();
        clock.now = Instant.now();
        keys.look();

        assertThat(next).isNotNull();
        assertThat(keys.held().getFirst().nextFrom()).isNull();
        assertThat(keys.held().getFirst().problem()).isNull();
    }

    private static final class Ticking extends Clock {
        private Instant now;

        Ticking(Instant now) {
            this.now = now;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return InstantSource.system().withZone(zone);
        }
    }
}
