package eu.passerelle.credentials.elm.validation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.credentials.elm.Achievements;
import eu.passerelle.credentials.elm.ElmRenderer;
import eu.passerelle.credentials.elm.OfficialShapes;
import eu.passerelle.model.Achievement;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What our own renderer writes has no problem at all, and the shapes agree. */
class RenderedCredentialsTest {

    static Stream<Achievement> achievements() {
        Achievement full = Achievements.full();
        return Stream.of(
                full,
                Achievements.bare(),
                Achievements.withIssuer(full, Achievements.TAMPERE),
                Achievements.withIssuer(full, Achievements.HUB),
                Achievements.withIssuer(Achievements.bare(), Achievements.HUB),
                Achievements.withOpportunity(full, Achievements.bareOpportunity()),
                Achievements.withTitle(full, Achievements.text("el", "Ηθική των δεδομένων", "bg", "Етика на данните")));
    }

    @ParameterizedTest
    @MethodSource("achievements")
    void haveNoProblem(Achievement achievement) {
        byte[] credential = ElmRenderer.standard().render(achievement).content();

        assertThat(EdcValidator.of(ProfilePack.load("edc-1.1.0")).validate(credential))
                .isEmpty();
        assertThat(OfficialShapes.load().check(credential).results()).isEmpty();
    }
}
