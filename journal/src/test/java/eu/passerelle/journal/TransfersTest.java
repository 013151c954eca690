package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.journal.Transfers.Page;
import eu.passerelle.journal.Transfers.Search;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransfersTest {

    private final TestJournal journal = new TestJournal();
    private final Transfers transfers = new Transfers(TestJournal.DATABASE);

    private Page find(int most, @Nullable TransferPlace after) {
        return transfers.find(new Search(journal.university, null, null, null, null, after, most));
    }

    @Test
    void everyTransferOfABatchIsOnOnePage() {
        journal.sync(IntStream.range(0, 25)
                .mapToObj(i -> journal.result("k" + i, "3"))
                .toArray(Pulled.Result[]::new));
        assertThat(find(100, null).transfers())
                .extracting(TransferView::updatedAt)
                .containsOnly(find(1, null).transfers().getFirst().updatedAt());

        List<UUID> walked = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        TransferPlace place = null;
        do {
            Page page = find(7, place);
            page.transfers().forEach(transfer -> walked.add(transfer.id()));
            sizes.add(page.transfers().size());
            // as a program outside does: only the text goes from page to page
            place = page.next() == null ? null : TransferPlace.of(page.next().cursor());
        } while (place != null);

        assertThat(sizes).containsExactly(7, 7, 7, 4);
        assertThat(walked).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void theLastPageSaysSoAlsoWhenItIsFull() {
        journal.sync(journal.result("a", "3"), journal.result("b", "3"));

        assertThat(find(2, null).next()).isNull();
        assertThat(find(1, null).next()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "!", "MTIgYWJj", "MTIzIA", "OTk5OTk5OTk5OTk5OTk5OTk5OTkgMQ"})
    void refusesACursorThatIsNotIts(String cursor) {
        assertThatThrownBy(() -> TransferPlace.of(cursor)).isInstanceOf(IllegalArgumentException.class);
    }
}
