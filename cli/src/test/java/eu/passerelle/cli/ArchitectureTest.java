package eu.passerelle.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The rules of the house; each says how to repair what breaks it. */
class ArchitectureTest {

    private static final JavaClasses HOUSE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("eu.passerelle");

    @Test
    void theWholeHouseIsSeen() {
        assertThat(HOUSE.size()).isGreaterThan(250);
        assertThat(HOUSE.containPackage("eu.passerelle.sis.virta")).isTrue();
        assertThat(HOUSE.containPackage("eu.passerelle.seal.dss")).isTrue();
    }

    @Test
    void onlyTheRoutesKnowCamelAndJms() {
        noClasses()
                .that()
                .resideOutsideOfPackages("eu.passerelle.routes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.camel..", "jakarta.jms..")
                .because(
                        "messages move the work in routes/ only; give the class a plain method and call it from a route")
                .check(HOUSE);
    }

    @Test
    void onlyRoutesJournalDashboardAndCliKnowSpring() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "eu.passerelle.routes..",
                        "eu.passerelle.journal..",
                        "eu.passerelle.dashboard..",
                        "eu.passerelle.portal..",
                        "eu.passerelle.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..")
                .because("mappings and connectors are plain Java; wire them in routes/HubBeans")
                .check(HOUSE);
    }

    @Test
    void theModelKnowsNobody() {
        classes()
                .that()
                .resideInAPackage("eu.passerelle.model..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("eu.passerelle.model..", "java..", "org.jspecify..")
                .because("the model is the one thing that everybody knows; move what needs more to where it is needed")
                .check(HOUSE);
    }

    @Test
    void mappingsKnowNeitherConnectorsNorJournal() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "eu.passerelle.tables..",
                        "eu.passerelle.recognition..",
                        "eu.passerelle.credentials..",
                        "eu.passerelle.skills..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("eu.passerelle.connectors..", "eu.passerelle.journal..", "eu.passerelle.routes..")
                .because("meaning has no outside world; pass values in")
                .check(HOUSE);
    }

    @Test
    void connectorsDoNotKnowEachOther() {
        for (String kind : new String[] {"sis", "delivery", "seal"}) {
            slices().matching("eu.passerelle." + kind + ".(*)..")
                    .should()
                    .notDependOnEachOther()
                    .allowEmptyShould(true)
                    .because("one module speaks with one kind of system; what two share belongs into connectors/api")
                    .check(HOUSE);
        }
        noClasses()
                .that()
                .resideInAnyPackage("eu.passerelle.sis..", "eu.passerelle.delivery..", "eu.passerelle.seal..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("eu.passerelle.journal..", "eu.passerelle.routes..", "eu.passerelle.simulators..")
                .because("a connector answers its port and nothing else; the hub stores and routes")
                .check(HOUSE);
    }

    @Test
    void theJournalAndTheDashboardKnowNoOutsideWorld() {
        noClasses()
                .that()
                .resideInAnyPackage("eu.passerelle.journal..", "eu.passerelle.dashboard..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("eu.passerelle.connectors..", "eu.passerelle.routes..")
                .because("the journal stores what it is given; conversion is in routes/")
                .check(HOUSE);
    }

    @Test
    void simulatorsStayOutOfTheHub() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "eu.passerelle.simulators..", "eu.passerelle.cli..", "eu.passerelle.connectors.testkit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("eu.passerelle.simulators..")
                .because("a hub that serves universities never runs fake systems; use them in tests and in the demo")
                .check(HOUSE);
    }

    @Test
    void proposalsOfSkillsReachNobodyButThePersonAtTheCommandLine() {
        noClasses()
                .that()
                .resideOutsideOfPackages("eu.passerelle.skills..", "eu.passerelle.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("eu.passerelle.skills..", "ai.onnxruntime..")
                .because(
                        "what a model guesses is no fact: a person confirms it in the catalogue, and credentials take it"
                                + " from there")
                .check(HOUSE);
    }

    @Test
    void namesSayWhatThingsAre() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .because("a class is a noun of the field (docs: words); name it after what it is")
                .check(HOUSE);
    }
}
