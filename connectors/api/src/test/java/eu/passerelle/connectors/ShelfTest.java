package eu.passerelle.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShelfTest {

    private static final Instant NOW = Instant.parse("2026-06-30T10:00:00Z");

    private final Shelf<String, String> shelf = new Shelf<>(2, Duration.ofMinutes(10));
    private int fetched;

    @Test
    void whatIsKeptIsNotFetchedUntilItsTimeIsOver() {
        assertThat(ada(NOW)).contains("Ada");
        assertThat(ada(NOW.plusSeconds(599))).contains("Ada");
        assertThat(fetched).isEqualTo(1);

        assertThat(ada(NOW.plusSeconds(600))).contains("Ada");
        assertThat(fetched).isEqualTo(2);
        assertThat(ada(NOW.plusSeconds(1_199))).contains("Ada");
        assertThat(fetched).isEqualTo(2);
    }

    @Test
    void whatIsNotThereIsAskedForAgain() {
        assertThat(shelf.get("1", NOW, Optional::empty)).isEmpty();
        assertThat(ada(NOW)).contains("Ada");
    }

    @Test
    void whatCameFirstGoesFirst() {
        shelf.put("1", "Ada", NOW);
        shelf.put("2", "Grace", NOW);
        shelf.put("3", "Mary", NOW);

        assertThat(shelf.get("1", NOW)).isNull();
        assertThat(shelf.get("2", NOW)).isEqualTo("Grace");
        assertThat(shelf.get("3", NOW)).isEqualTo("Mary");
    }

    @Test
    void whatIsPutAgainIsTheLatest() {
        shelf.put("1", "Ada", NOW);
        shelf.put("2", "Grace", NOW);
        shelf.put("1", "Ada L", NOW);
        shelf.put("3", "Mary", NOW);

        assertThat(shelf.get("1", NOW)).isEqualTo("Ada L");
        assertThat(shelf.get("2", NOW)).isNull();
    }

    @Test
    void whatIsTooOldGoesWhenSomethingIsPut() {
        shelf.put("1", "Ada", NOW);
        shelf.put("2", "Grace", NOW.plusSeconds(600));

        assertThat(shelf.size()).isEqualTo(1);
    }

    private Optional<String> ada(Instant now) {
        return shelf.get("1", now, () -> {
            fetched++;
            return Optional.of("Ada");
        });
    }
}
