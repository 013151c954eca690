package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.passerelle.credentials.StatusPlace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A place on a Bitstring Status List, as a verifier reads it over the wire.
 *
 * @param hub address of the hub that publishes the list
 */
record PublishedStatus(String hub, StatusPlace place) {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedStatus.class);

    /** @param most from now until every verifier sees it, also one who keeps the list as long as it allows */
    void awaitRevoked(Duration most) {
        Instant began = Instant.now();
        Duration kept = Duration.ofMillis(list().path("ttl").asLong());
        assertThat(kept).isPositive();
        await().atMost(most.minus(kept)).until(this::isRevoked);
        LOG.info(
                "{} says that it is revoked after {} ms; it may be kept for {} s",
                place.list(),
                Duration.between(began, Instant.now()).toMillis(),
                kept.toSeconds());
    }

    boolean isRevoked() {
        JsonNode list = list();
        assertThat(list.path("statusPurpose").asString()).isEqualTo("revocation");
        // a multibase string: "u" and base64url
        String encoded = list.path("encodedList").asString().substring(1);
        try (GZIPInputStream bits = new GZIPInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded)))) {
            int octet = bits.readAllBytes()[place.index() / 8];
            return (octet & 0x80 >> place.index() % 8) != 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode list() {
        byte[] payload = Base64.getUrlDecoder().decode(published().split("\\.")[1]);
        return JsonMapper.shared().readTree(payload).path("credentialSubject");
    }

    private String published() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(hub + place.list().getPath()))
                .header("Accept", "application/vc+jwt")
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
