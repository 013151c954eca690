package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.journal.Sums;
import eu.passerelle.journal.SyncRun;
import eu.passerelle.routes.config.Configuration;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.alliance.DemoAlliance;
import eu.passerelle.simulators.ewp.EwpSignatures;
import eu.passerelle.simulators.ewp.EwpSimulator;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyPair;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An institution of Erasmus Without Paper tells the whole hub that a transcript has changed, and the hub reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("slow")
class NotificationTest {

    private final KeyPair ours = EwpSignatures.newKey();
    private final KeyPair theirs = EwpSignatures.newKey();
    private final Site site = Site.ready("notification").keep(Set.of("twente"));
    private final DemoAlliance alliance = site.alliance(20);
    private final Campus campus = Campus.of("porto", "up.pt", "pt", 60);
    private final EwpSimulator ewp = new EwpSimulator(0, campus, 3, 50, ours.getPublic());

    @SuppressWarnings("NullAway.Init")
    private RunningHub hub;

    @BeforeAll
    void start() throws IOException {
        Files.writeString(site.file("ewp-key.pem"), EwpSignatures.pem(ours));
        site.write("universities/porto.yaml", """
                id: porto
                name: {en: University of Porto}
                country: PRT
                schacDomain: up.pt
                languages: [en]
                timeZone: Europe/Lisbon
                targets: [europass]
                sis:
                  protocol: ewp
                  version: V3
                  index: %s
                  get: %s
                  key: "${file:%s}"
                  maxOmobilityIds: 50
                  gradingSchemes: {five: fi-0-5}
                  notifications: {keys: [%s]}
                """.formatted(
                        ewp.index(),
                        ewp.get(),
                        site.file("ewp-key.pem"),
                        Base64.getEncoder().encodeToString(theirs.getPublic().getEncoded())));
        Map<String, String> environment = site.environment(alliance, 0);
        site.settle(environment);
        hub = new RunningHub(Configuration.load(site.config(), environment));
    }

    @AfterAll
    void stop() {
        hub.close();
        ewp.close();
        alliance.close();
    }

    @Test
    void readsWhatItIsToldOfAndNothingFromStrangers() {
        hub.sync(Set.of("porto"));
        hub.awaitRest();
        SimulatedResult corrected = campus.correct(campus.results().stream()
                .filter(result -> result.kind() == SimulatedResult.Kind.FINAL && result.passed())
                .findFirst()
                .orElseThrow()
                .id());
        String omobility = EwpSimulator.omobility(campus.learners().get(corrected.learner()));

        int stranger = tell(EwpSignatures.newKey(), omobility);
        hub.awaitRuns(1, () -> assertThat(tell(theirs, omobility)).isEqualTo(200));
        hub.awaitRest();

        assertThat(stranger).isEqualTo(403);
        assertThat(hub.journal().runs("porto", 10)).hasSize(2);
        SyncRun told = hub.journal().runs("porto", 1).getFirst();
        assertThat(told.state()).isEqualTo(SyncRun.State.DONE);
        assertThat(told.read()).isEqualTo(1);
        Accounts.assertBalanced("porto", hub.journal().sums().getOrDefault("porto", Sums.NONE));
    }

    private int tell(KeyPair key, String omobility) {
        URI address = URI.create(hub.address() + "/notify/porto");
        String body = "receiving_hei_id=up.pt&omobility_id=" + omobility;
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        EwpSignatures.sign(key, address.getHost() + ":" + address.getPort(), address.getPath(), body)
                .forEach(request::header);
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
