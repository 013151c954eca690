package eu.passerelle.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.passerelle.connectors.Limits;
import eu.passerelle.connectors.SisContext;
import eu.passerelle.connectors.http.OutgoingAddresses;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LocalizedText;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import eu.passerelle.model.University;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What makes a learner be read anew. */
class LearnersTest {

    private static final JsonNode ADA = SafeJson.reader(5).readTree("{\"name\":\"Ada\"}");

    private final Learners learners = new Learners();
    private int read;

    @Test
    void aPersonIsReadOnce() {
        SisContext<String> sis = sis();

        Learner first = learners.of(sis, "1", ADA, this::learner);

        assertThat(learners.of(sis, "1", ADA, this::learner)).isSameAs(first);
        assertThat(read).isEqualTo(1);
    }

    @Test
    void aPersonThatWasFetchedAnewIsReadAnew() {
        SisContext<String> sis = sis();
        learners.of(sis, "1", ADA, this::learner);

        Learner again = learners.of(sis, "1", ADA.deepCopy(), this::learner);

        assertThat(again.name().given()).isEqualTo("Ada");
        assertThat(read).isEqualTo(2);
    }

    @Test
    void withOtherSettingsAPersonIsReadAnew() {
        learners.of(sis(), "1", ADA, this::learner);
        learners.of(sis(), "1", ADA, this::learner);

        assertThat(read).isEqualTo(2);
    }

    @Test
    void whoCannotBeReadIsTriedAgain() {
        SisContext<String> sis = sis();
        assertThatThrownBy(() -> learners.of(sis, "1", ADA, person -> {
                    throw new IOException("no name");
                }))
                .hasMessage("no name");

        assertThat(learners.of(sis, "1", ADA, this::learner).name().given()).isEqualTo("Ada");
    }

    private Learner learner(JsonNode person) {
        read++;
        return new Learner(List.of(PersonName.of(person.path("name").stringValue(), "")), null, List.of());
    }

    private static SisContext<String> sis() {
        University university = new University(
                "kuu",
                new Organisation(LocalizedText.of("en", "Kuu"), "FIN", null, "kuu.example", null),
                List.of("en"),
                ZoneOffset.UTC);
        return new SisContext<>(
                university, "", Limits.DEFAULT, new OutgoingAddresses(List.of()), Path.of("."), Clock.systemUTC());
    }
}
