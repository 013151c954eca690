package eu.passerelle.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

/** What makes a person be read anew. */
class KnownPersonTest {

    private final KnownPerson<String> ada = new KnownPerson<>("Ada");
    private int read;

    @Test
    void aPersonIsReadOnce() {
        SisContext<String> sis = sis();

        Learner first = ada.learner(sis, this::learner);

        assertThat(ada.learner(sis, this::learner)).isSameAs(first);
        assertThat(first.name().given()).isEqualTo("Ada");
        assertThat(read).isEqualTo(1);
    }

    @Test
    void withOtherSettingsAPersonIsReadAnew() {
        ada.learner(sis(), this::learner);
        ada.learner(sis(), this::learner);

        assertThat(read).isEqualTo(2);
    }

    @Test
    void whoCannotBeReadIsTriedAgain() {
        SisContext<String> sis = sis();
        assertThatThrownBy(() -> ada.learner(sis, person -> {
                    throw new IOException("no name");
                }))
                .hasMessage("no name");

        assertThat(ada.learner(sis, this::learner).name().given()).isEqualTo("Ada");
    }

    private Learner learner(String person) {
        read++;
        return new Learner(List.of(PersonName.of(person, "")), null, List.of());
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
