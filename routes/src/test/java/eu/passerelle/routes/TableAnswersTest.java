package eu.passerelle.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.dashboard.TableDesk.Draft;
import eu.passerelle.dashboard.TableDesk.Refused;
import eu.passerelle.journal.TableChange;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people answer one proposed change at once: what is in force is what the audit log says. */
class TableAnswersTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path home;

    /** Does something the moment that somebody asks what time it is. */
    private record Meanwhile(Runnable happens) {

        Clock clock() {
            return new Clock() {
                @Override
                public ZoneId getZone() {
                    return ZoneOffset.UTC;
                }

                @Override
                public Clock withZone(ZoneId zone) {
                    return this;
                }

                @Override
                public Instant instant() {
                    happens.run();
                    return Instant.now();
                }
            };
        }
    }

    @Test
    void whatIsWithdrawnWhileItIsConfirmedIsNotInForce() {
        try (TableScene scene = new TableScene(home, 50)) {
            TableBench bench = scene.bench(true, Clock.systemUTC());
            Draft draft = bench.save(scene.smaller(), null, "operator");
            TableChange change = scene.propose(
                    bench,
                    draft.hash(),
                    TableScene.TODAY,
                    scene.tried(draft.hash(), TableScene.TODAY).id());
            String before = scene.keeper.get().version();
            TableBench slow = scene.bench(
                    true,
                    new Meanwhile(() -> bench.reject(change.id(), TableScene.ANN, "operator", "a mistake")).clock());

            assertThatThrownBy(() -> slow.approve(change.id(), TableScene.BEN, "operator", "as decided"))
                    .isInstanceOf(Refused.class)
                    .hasMessageContaining("answered already, by Ann");

            scene.keeper.refresh();
            assertThat(scene.keeper.get().version()).isEqualTo(before);
            assertThat(bench.table(TableScene.KEY).orElseThrow().changes())
                    .singleElement()
                    .extracting(TableChange::state)
                    .isEqualTo(TableChange.State.WITHDRAWN);
        }
    }
}
