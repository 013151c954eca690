package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.Delivery;
import eu.passerelle.connectors.DeliveryReceipt;
import eu.passerelle.connectors.DeliveryTarget;
import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.Recipient;
import eu.passerelle.connectors.TargetContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.journal.CredentialNotices;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learners are told over a real journal, by a target that breaks over one of them. */
class TellingLearnersTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    /** Settings of nothing. */
    private record Nothing() {}

    private record Breaking(String transfer) implements DeliveryTarget<Nothing> {

        @Override
        public String protocol() {
            return "breaking";
        }

        @Override
        public Class<Nothing> settingsType() {
            return Nothing.class;
        }

        @Override
        public DeliveryReceipt deliver(TargetContext<Nothing> target, Delivery delivery) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean tellTakenBack(TargetContext<Nothing> target, Delivery delivery) {
            if (delivery.transfer().equals(transfer)) {
                throw new IllegalStateException("Žemyna Šiaulytė");
            }
            return true;
        }

        @Override
        public boolean reaches(Recipient recipient) {
            return true;
        }
    }

    @Test
    void aDefectOverOneLearnerKeepsNoOtherFromBeingTold() {
        Home home = Home.in(directory.resolve("config"), "hub-1", Map.of());
        home.university("kuu", Home.UNIVERSITY.formatted("kuu"));
        try (DeliveryJournal journal = new DeliveryJournal("mail")) {
            UUID broken = journal.issued("101", "ETH.1");
            UUID other = journal.issued("102", "ETH.1");
            journal.database
                    .jdbc()
                    .update(
                            "insert into credential_notice (transfer, target, next_attempt)"
                                    + " values (?, 'mail', now() - interval '1 hour'), (?, 'mail', now())",
                            broken,
                            other);

            new TellingLearners(
                            new CredentialNotices(journal.database, DeliveryJournal.CIPHER),
                            connections(home, new Breaking(broken.toString())),
                            Clock.systemUTC())
                    .tell();

            assertThat(states(journal)).isEqualTo(Map.of(broken, "FAILED", other, "TOLD"));
            assertThat(journal.database
                            .jdbc()
                            .queryForList(
                                    "select outcome from step where transfer = ? and step = 'learner:mail'",
                                    String.class,
                                    broken))
                    .singleElement()
                    .asString()
                    .contains("IllegalStateException")
                    .doesNotContain("Žemyna");
        }
    }

    private static Connections connections(Home home, Breaking target) {
        Connections connections = new Connections(Map.of(
                "mail",
                new ConnectedTarget<>(
                        target,
                        new TargetContext<>(
                                "mail",
                                new Nothing(),
                                Limits.DEFAULT,
                                new OutgoingAddresses(List.of()),
                                Clock.systemUTC()))));
        connections.put(new Connecting(home.load(), Clock.systemUTC())
                .drafts()
                .university("kuu")
                .orElseThrow());
        return connections;
    }

    private static Map<UUID, String> states(DeliveryJournal journal) {
        Map<UUID, String> states = new java.util.HashMap<>();
        journal.database.jdbc().query("select transfer, state from credential_notice", row -> {
            states.put(Objects.requireNonNull(row.getObject(1, UUID.class)), row.getString(2));
        });
        return states;
    }
}
