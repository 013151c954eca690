package eu.passerelle.portal.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.ListContent;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.StatusContents;
import eu.passerelle.journal.StatusKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PublishedListsTest {

    private static final Instant NOW = Instant.parse("2026-11-26T09:10:11.5Z");

    private final SampleCredentials credentials = new SampleCredentials();

    private static PublishedLists instance(List<StatusForm> forms, Clock clock) {
        return new PublishedLists(
                new StatusContents(SampleCredentials.DATABASE),
                new StatusAddress(URI.create("https://hub.example.org")),
                forms,
                clock);
    }

    private static PublishedLists instance(Clock clock) {
        return instance(List.of(new BitstringJwt(SampleStatus::issuer), new TokenJwt(SampleStatus::issuer)), clock);
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, java.time.ZoneOffset.UTC);
    }

    /** What was flipped is in the journal: an instance that starts, or another one, says the same. */
    @Test
    void everyInstanceSaysTheSameAndSoItDoesAfterARestart() {
        UUID list = credentials.issue(StatusKind.TOKEN, "a").getFirst().list();
        Optional<PublishedList> before = instance(at(NOW)).find(list, null);
        credentials.withdraw("a");

        PublishedList one = instance(at(NOW)).find(list, null).orElseThrow();
        PublishedList other = instance(at(NOW.plusSeconds(60))).find(list, null).orElseThrow();

        assertThat(one.etag())
                .isEqualTo(other.etag())
                .isNotEqualTo(before.orElseThrow().etag());
        assertThat(instance(at(NOW.plus(Duration.ofMinutes(30))))
                        .find(list, null)
                        .orElseThrow()
                        .etag())
                .isNotEqualTo(one.etag());
    }

    /** Data Integrity beside JWT, for example: another form is one more entry in the list. */
    @Test
    void aVerifierMayChooseAmongTheFormsOfAList() {
        StatusForm plain = new StatusForm() {
            @Override
            public StatusKind kind() {
                return StatusKind.BITSTRING;
            }

            @Override
            public String mediaType() {
                return "application/vc";
            }

            @Override
            public byte[] write(UnsignedList list) {
                return JsonMapper.shared().writeValueAsBytes(BitstringCredential.of(list, "did:web:x"));
            }
        };
        PublishedLists lists = instance(List.of(plain, new BitstringJwt(SampleStatus::issuer)), at(NOW));
        UUID list = credentials.issue(StatusKind.BITSTRING, "a").getFirst().list();

        assertThat(lists.find(list, "application/vc+jwt").orElseThrow().mediaType())
                .isEqualTo("application/vc+jwt");
        assertThat(lists.find(list, "application/vc").orElseThrow().mediaType()).isEqualTo("application/vc");
        assertThat(lists.find(list, "*/*").orElseThrow().mediaType()).isEqualTo("application/vc");
        assertThat(new String(lists.find(list, null).orElseThrow().body(), StandardCharsets.UTF_8))
                .startsWith("{\"@context\":[\"https://www.w3.org/ns/credentials/v2\"]")
                .contains("\"validFrom\":\"2026-11-26T09:10:11Z\"", "\"validUntil\":\"2026-11-26T10:10:11Z\"");
    }

    @Test
    void withoutAKeyItSaysWhichSettingIsMissing() {
        UUID list = credentials.issue(StatusKind.TOKEN, "a").getFirst().list();

        assertThatThrownBy(() -> instance(List.of(), at(NOW)).find(list, null))
                .isInstanceOf(StatusUnavailable.class)
                .hasMessageContaining("keys.jwt");
        assertThat(instance(List.of(), at(NOW)).find(UUID.randomUUID(), null)).isEmpty();
    }

    /** Bits counted here, from the left, and not by the class that writes them. */
    @Test
    void placesOfABitstringAreCountedFromTheLeft() throws IOException {
        BitSet set = new BitSet();
        set.set(0);
        set.set(9);
        set.set(131_071);
        UnsignedList list = new UnsignedList(
                new ListContent(new UUID(0, 1), "u", StatusKind.BITSTRING, 131_072, set),
                URI.create("https://hub.example.org/public/status/1"),
                NOW,
                NOW,
                Duration.ofSeconds(15));

        String encoded = JsonMapper.shared()
                .valueToTree(BitstringCredential.of(list, "did:web:x"))
                .at("/credentialSubject/encodedList")
                .asString();

        assertThat(encoded).startsWith("u").doesNotContain("=");
        byte[] bits = new GZIPInputStream(
                        new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded.substring(1))))
                .readAllBytes();
        assertThat(bits).hasSize(16_384);
        assertThat(bits[0]).isEqualTo((byte) 0b1000_0000);
        assertThat(bits[1]).isEqualTo((byte) 0b0100_0000);
        assertThat(bits[16_383]).isEqualTo((byte) 1);
    }

    @Test
    void aPlaceIsNamedAsCredentialsNameIt() {
        UUID list = UUID.fromString("0b0f7c3e-6a53-4d0c-9a65-1f1f3cb0c9aa");

        var place = new StatusAddress(URI.create("https://hub.example.org")).of(new ListPlace(list, 7));

        assertThat(place.list()).hasToString("https://hub.example.org/public/status/" + list);
        assertThat(place.index()).isEqualTo(7);
        assertThat(place.purpose()).isEqualTo("revocation");
    }
}
