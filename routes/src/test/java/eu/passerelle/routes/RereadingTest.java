package eu.passerelle.routes;

import static eu.passerelle.routes.SetupScene.TWENTE;
import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.dashboard.Configurations.Offer;
import eu.passerelle.journal.CatalogueStore;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.routes.catalogue.CatalogueFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a changed configuration means for results that were read before. */
class RereadingTest {

    @RegisterExtension
    static final SetupScene SCENE = new SetupScene();

    @Test
    void aChangedMeaningIsOfferedToBeReadAnewAndNothingElse() {
        SyncRun run = SCENE.runs.start("twente", SyncRun.Trigger.MANUAL, null).orElseThrow();
        SCENE.database
                .jdbc()
                .update(
                        "insert into completion (university, source_key, version, content_hash, scope, live, last_seen_run)"
                                + " values ('twente', 'a', 1, '', '', true, ?)",
                        run.id());

        assertThat(offer(TWENTE + "identity: [ESI]\n")).satisfies(offer -> {
            assertThat(offer.changed()).containsExactly("identity");
            assertThat(offer.results()).isEqualTo(1);
        });
        assertThat(offer(TWENTE.replace("'x'", "'z'")).changed()).containsExactly("mapping");
        assertThat(offer(TWENTE.replace("A University", "Another")).changed()).isEmpty();
        assertThat(offer(TWENTE.replace("'x'", "'z'").replace("V6", "V5")).changed())
                .as("is read from the beginning anyway")
                .isEmpty();
    }

    private Offer offer(String text) {
        ConnectedUniversity<?> candidate = SCENE.hub.active().connect("twente", Path.of("draft"), text, null);
        Rereading rereading = new Rereading(
                SCENE.waiting,
                SCENE.files,
                SCENE.data,
                new CatalogueFiles(SCENE.directory, List.of(), new CatalogueStore(SCENE.database)));
        Offer offer = rereading.offer(candidate, SCENE.versions.active("twente").orElseThrow(), SCENE.connected());
        return offer == null ? new Offer(List.of(), 0, null) : offer;
    }
}
