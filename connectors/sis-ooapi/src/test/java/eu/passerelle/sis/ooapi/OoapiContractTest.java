package eu.passerelle.sis.ooapi;

import static org.assertj.core.api.Assertions.assertThat;

import eu.passerelle.connectors.CheckStep;
import eu.passerelle.connectors.SisConnector;
import eu.passerelle.connectors.http.HttpAuthentication;
import eu.passerelle.connectors.testkit.SisConnectorContract;
import eu.passerelle.connectors.testkit.Trouble;
import eu.passerelle.model.LearningOpportunity.AssessmentType;
import eu.passerelle.model.LearningOpportunity.Participation;
import eu.passerelle.model.LearningOpportunity.QualityAssurance;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.SimulatedResult;
import eu.passerelle.simulators.ooapi.OoapiSimulator;
import eu.passerelle.sis.ooapi.OoapiSettings.CatalogueDefaults;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract against the simulator; pages of ten, so that offerings and courses have several. */
abstract class OoapiContractTest extends SisConnectorContract<OoapiSettings> {

    private final Campus campus = new Campus("twente", "utwente.nl", "nl", 120, 1_200, 42);
    private final OoapiSimulator simulator;
    private final OoapiVersion version;
    private final OoapiConnector connector = new OoapiConnector();

    OoapiContractTest(OoapiVersion version, OoapiSimulator.Auth auth) {
        this.version = version;
        this.simulator = new OoapiSimulator(0, campus, OoapiSimulator.Version.valueOf(version.name()), auth);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Override
    protected Campus campus() {
        return campus;
    }

    @Override
    protected SisConnector<OoapiSettings> connector() {
        return connector;
    }

    @Override
    protected OoapiSettings settings() {
        return settings(simulator.authentication());
    }

    @Override
    protected OoapiSettings wrongCredentials() {
        return settings(simulator.wrongAuthentication());
    }

    private OoapiSettings settings(HttpAuthentication auth) {
        return settings(auth, 10, null);
    }

    private OoapiSettings settings(HttpAuthentication auth, int pageSize, @Nullable CatalogueDefaults defaults) {
        boolean expand = version == OoapiVersion.V6;
        return new OoapiSettings(simulator.base(), version, auth, pageSize, null, null, expand, null, null, defaults);
    }

    @Override
    protected String sourceKey(SimulatedResult result) {
        return OoapiSimulator.associationId(result.id());
    }

    @Override
    protected Trouble trouble() {
        return Trouble.of(simulator.server());
    }

    @Test
    void publishesOneOpportunityACourse() {
        var opportunities = connector.catalogue(sis(settings()));

        assertThat(opportunities).hasSameSizeAs(campus.courses()).allSatisfy(opportunity -> {
            var course = campus.courses().stream()
                    .filter(taught -> taught.code().equals(opportunity.code()))
                    .findFirst()
                    .orElseThrow();
            assertThat(opportunity.outcomes())
                    .hasSize(course.thin() ? 0 : course.outcomes().size());
            assertThat(opportunity.title().in("nl")).isEqualTo(course.title().get("nl"));
            assertThat(opportunity.eqfLevel()).isEqualTo(course.thin() ? null : (Integer) course.eqfLevel());
        });
    }

    @Test
    void checksEveryStepOfAWorkingService() {
        assertThat(connector.check(sis(settings())))
                .filteredOn(step -> !step.name().equals("catalogue"))
                .hasSize(4)
                .allSatisfy(
                        step -> assertThat(step.result()).as(step.toString()).isEqualTo(CheckStep.Result.OK));
    }

    @Test
    void aThinCourseAmongOthersIsAWarning() {
        var quality = new OoapiSettings.Quality(QualityAssurance.Type.EXTERNAL, Map.of("en", "NVAO"), null);
        var defaults = new CatalogueDefaults(quality, AssessmentType.PROJECT, Participation.BLENDED, null);

        CheckStep step = catalogue(settings(simulator.authentication(), 100, defaults));

        assertThat(step.result()).isEqualTo(CheckStep.Result.WARNING);
        assertThat(step.detail()).contains("1 of 24 courses are too thin, missing {EQF level=1, learning outcomes=1}");
    }

    @Test
    void whereAllCoursesAreTooThinTheCheckFails() {
        CheckStep step = catalogue(settings());

        assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
        assertThat(step.detail()).contains("10 of 10 courses are too thin", "set 'defaults'");
    }

    private CheckStep catalogue(OoapiSettings settings) {
        return connector.check(sis(settings)).stream()
                .filter(step -> step.name().equals("catalogue"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void namesTheRefusalWhenCredentialsAreWrong() {
        assertThat(connector.check(sis(wrongCredentials())).getFirst()).satisfies(step -> {
            assertThat(step.result()).isEqualTo(CheckStep.Result.FAILED);
            assertThat(step.detail()).contains("401");
        });
    }
}
