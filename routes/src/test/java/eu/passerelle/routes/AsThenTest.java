package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.failure.ConfigurationInvalid;
import eu.passerelle.journal.ConfigurationVersions;
import eu.passerelle.journal.IssueStore.AsThen;
import eu.passerelle.journal.Pulled;
import eu.passerelle.journal.RawReading.Answer;
import eu.passerelle.journal.RawReading.ToRead;
import eu.passerelle.recognition.PolicyFiles;
import eu.passerelle.recognition.Recognition;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.routes.observe.FlowRecorder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kept record is read again, and a transfer judged again, by what is in force now or by what was then. */
class AsThenTest {

    private static final String TABLE = Home.UNIVERSITY.formatted("aveiro").replaceAll("(?s)sis:.*", """
                    sis:
                      protocol: table
                      inbox: {directory: drops}
                      columns:
                        key: [nr]
                        given: given
                        family: family
                        title: {en: course}
                        date: date
                        formats: {dates: [%s]}
                    targets: [europass]
                    """);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static PolicyJournal journal;

    @SuppressWarnings("NullAway.Init")
    private static ActiveVersions active;

    @SuppressWarnings("NullAway.Init")
    private static Past past;

    @BeforeAll
    static void twoVersions() {
        journal = new PolicyJournal(directory);
        Home home = Home.in(directory.resolve("home"), "hub-1", Map.of());
        home.university("aveiro", TABLE.formatted("dd.MM.yyyy"));
        ConfigurationVersions versions = new ConfigurationVersions(journal.database);
        active = Instance.start(home, versions).active();
        versions.activate("aveiro", TABLE.formatted("MM.dd.yyyy"), null, "ann", null);
        active.refresh();
        PolicyKeeper policy = journal.keeper();
        past = new PastVersions(versions, active, policy::at);
    }

    @AfterAll
    static void stop() {
        journal.close();
    }

    private static Answer read(String row, @Nullable Integer version) {
        return new ReadingAgain(active.connections(), past)
                .read(new ToRead(
                        "aveiro",
                        "1",
                        version,
                        new Pulled.Raw("application/json", row.getBytes(StandardCharsets.UTF_8))));
    }

    private static String row(String date) {
        return "{\"nr\":\"1\",\"given\":\"A\",\"family\":\"B\",\"course\":\"C\",\"date\":\"%s\"}".formatted(date);
    }

    @Test
    void aRecordIsReadByTheConfigurationOfNowOrOfThen() {
        assertThat(day(read(row("04.03.2026"), null))).isEqualTo("2026-04-03");
        assertThat(day(read(row("04.03.2026"), 1))).isEqualTo("2026-03-04");
    }

    private static String day(Answer answer) {
        return ((Answer.Read) answer).completion().completedOn().toString();
    }

    @Test
    void whyItCannotBeReadIsTold() {
        assertThat(read(row("31.12.2026"), null))
                .isInstanceOfSatisfying(
                        Answer.Unreadable.class,
                        unreadable -> assertThat(unreadable.why()).contains("'completedOn' is no date"));
        assertThat(read(row("04.03.2026"), 9)).isEqualTo(new Answer.Refused("There is no version 9 of aveiro."));
        assertThat(read("{\"line\":1,\"cells\":[\"a\"]}", null)).isInstanceOf(Answer.Unreadable.class);
    }

    @Test
    void aTransferIsJudgedByTheUniversityAndTheDayOfThen() {
        Recognition recognition = past.policy(Instant.now());
        Configuration configuration = Configuration.load(directory.resolve("home"), Map.of());
        Formats formats = new FormatBeans()
                .formats(
                        configuration,
                        new SigningKeys(configuration, Clock.systemUTC()),
                        active.connections(),
                        new CertificateBeans().templateFiles(configuration, active.connections()));
        Judging judging = new Judging(
                new Issuing.Tools(
                        Normalising.open(directory.resolve("home")),
                        () -> recognition,
                        formats,
                        FlowRecorder.none(),
                        Clock.systemUTC()),
                active.connections(),
                past);
        Instant then = Instant.parse("2026-01-31T23:30:00Z");

        Judging.By by = judging.by(new Judging.Asked("aveiro", new AsThen(1, then)));
        Judging.By now = judging.by(new Judging.Asked("aveiro", null));

        assertThat(by.asOf()).as("in Amsterdam").hasToString("2026-02-01");
        assertThat(by.university().version()).hasFieldOrPropertyWithValue("version", 1);
        assertThat(now.university().version()).hasFieldOrPropertyWithValue("version", 2);
        assertThatThrownBy(() -> judging.by(new Judging.Asked("aveiro", new AsThen(null, then))))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("before configurations had versions");
    }

    @Test
    void aPolicyThatCannotBeUsedAnyMoreIsNoDefect() {
        Past lost = new PastVersions(
                new ConfigurationVersions(journal.database),
                active,
                at -> Recognition.of(PolicyFiles.of(Map.of()), null));

        assertThatThrownBy(() -> lost.policy(Instant.parse("2026-01-31T23:30:00Z")))
                .isInstanceOf(ConfigurationInvalid.class)
                .hasMessageContaining("2026-01-31")
                .hasMessageContaining("those of now");
    }
}
