package eu.passerelle.portal.status;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.StatusPlace;
import eu.passerelle.journal.CopyRef;
import eu.passerelle.journal.ListPlace;
import eu.passerelle.journal.StatusKind;
import eu.passerelle.journal.StatusLists;
import java.net.URI;
import java.util.List;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CopyStatusesTest {

    private final String university = new SampleCredentials().university;
    private final CopyStatuses statuses = new CopyStatuses(
            new StatusLists(SampleCredentials.DATABASE), new StatusAddress(URI.create("https://hub.example.org/")));

    @ParameterizedTest
    @CsvSource({
        "dc+sd-jwt, TOKEN",
        "openbadge, BITSTRING",
        "openbadge-jwt, BITSTRING",
        "clr, BITSTRING",
        "ebsi, BITSTRING"
    })
    void aFormatHasListsOfOneKind(String format, StatusKind kind) {
        assertThat(CopyStatuses.kind(format)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"elm", "elmo"})
    void otherFormatsHaveNone(String format) {
        UUID transfer = UUID.randomUUID();

        assertThat(statuses.ahead(university, format, List.of(transfer))).isEmpty();
        assertThat(statuses.ofCopies(university, transfer, format, List.of(transfer)))
                .containsExactly(List.of());
    }

    @Test
    void aBatchGetsItsPlacesAtOnceAndAgainTheSame() {
        List<UUID> transfers = Stream.generate(UUID::randomUUID).limit(50).toList();

        SequencedMap<CopyRef, ListPlace> first = statuses.ahead(university, "clr", transfers);
        SequencedMap<CopyRef, ListPlace> again = statuses.ahead(university, "clr", transfers.reversed());

        assertThat(first.keySet()).extracting(CopyRef::transfer).containsExactlyInAnyOrderElementsOf(transfers);
        assertThat(first).isEqualTo(again);
        assertThat(first.values()).doesNotHaveDuplicates();
    }

    @Test
    void everyCopyOfAWalletHasItsOwn() {
        UUID transfer = UUID.randomUUID();

        List<UUID> copies = Stream.generate(UUID::randomUUID).limit(10).toList();

        List<List<StatusPlace>> places = statuses.ofCopies(university, transfer, "dc+sd-jwt", copies);

        assertThat(places).hasSize(10).doesNotHaveDuplicates().allMatch(each -> each.size() == 1);
        assertThat(statuses.ofCopies(university, transfer, "dc+sd-jwt", copies.reversed()))
                .isEqualTo(places.reversed());
        assertThat(places.getFirst().getFirst().list().toString()).startsWith("https://hub.example.org/public/status/");
    }
}
