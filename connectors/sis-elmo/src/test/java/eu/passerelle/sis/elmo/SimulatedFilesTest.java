package eu.passerelle.sis.elmo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import eu.passerelle.connectors.Watermark;
import eu.passerelle.connectors.testkit.Reading;
import eu.passerelle.model.Completion;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.simulators.Campus;
import eu.passerelle.simulators.elmo.ElmoForm;
import eu.passerelle.simulators.elmo.ElmoSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

class SimulatedFilesTest {

    private final Campus campus = new Campus("aalborg", "aau.example", "da", 40, 160, 11);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path inbox;

    @ParameterizedTest
    @EnumSource
    void areReadInEveryForm(ElmoForm form) {
        int files = new ElmoSimulator(campus, inbox, form).publish();

        Reading reading = Reading.of(new ElmoConnector(), Elmo.sis(inbox), Watermark.NONE);

        assertThat(files).isGreaterThanOrEqualTo(40);
        assertThat(reading.reported().size() + reading.rejected().size())
                .isEqualTo(campus.results().size());
        assertThat(reading.complete().isEmpty()).isEqualTo(form == ElmoForm.ELMO_1);
        assertThat(reading.reported().values()).allSatisfy(event -> {
            Completion completion = event.completion();
            assertThat(completion.learner().identifiers())
                    .extracting(LearnerIdentifier::kind)
                    .containsExactlyInAnyOrder(LearnerIdentifier.Kind.values());
            assertThat(completion.credits()).isNotNull();
            assertThat(completion.language()).isEqualTo("da");
        });
    }

    /** The decimal comma of the broken results is the one thing that the schemas may complain about. */
    @ParameterizedTest
    @EnumSource(names = {"ELMO_1", "ELMO_2"})
    void areValidByTheOfficialSchema(ElmoForm form) throws Exception {
        Schema schema = schema(form);
        new ElmoSimulator(campus, inbox, form).publish();
        int valid = 0;
        try (Stream<Path> files = Files.list(inbox)) {
            for (Path file : files.filter(f -> !content(f).contains("2,5")).toList()) {
                assertThatCode(() -> schema.newValidator().validate(new StreamSource(file.toFile())))
                        .as(file.toString())
                        .doesNotThrowAnyException();
                valid++;
            }
        }
        assertThat(valid).isGreaterThan(30);
    }

    @Test
    void dropOnlyWhatHasChanged() {
        ElmoSimulator simulator = new ElmoSimulator(campus, inbox, ElmoForm.ELMO_2);
        simulator.publish();

        assertThat(simulator.publishChanges()).isZero();
        campus.add();
        assertThat(simulator.publishChanges()).isEqualTo(1);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Schema schema(ElmoForm form) throws Exception {
        Path sis = Standards.sis();
        Path ewp = sis.resolve("ewp").resolve("schemas");
        Path main = form == ElmoForm.ELMO_1
                ? sis.resolve("elmo/schema.xsd")
                : ewp.resolve("elmo-schemas-v2.1.1").resolve("schema.xsd");
        Map<String, Path> imports = Map.of(
                "http://www.w3.org/XML/1998/namespace", ewp.resolve("xml.xsd"),
                "http://www.w3.org/2000/09/xmldsig#", sis.resolve("elmo/references/xmldsig-core-schema.xsd"),
                "http://europass.cedefop.europa.eu/Europass/V2.0",
                        sis.resolve("elmo/references/EUROPASS_ISOCountries_V1.1.xsd"),
                "https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1",
                        ewp.resolve("ewp-specs-types-address-v1.0.2").resolve("schema.xsd"),
                "https://github.com/erasmus-without-paper/ewp-specs-architecture/blob/stable-v1/common-types.xsd",
                        ewp.resolve("ewp-specs-architecture-v1.16.0").resolve("common-types.xsd"));
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        DOMImplementationLS inputs =
                (DOMImplementationLS) DOMImplementationRegistry.newInstance().getDOMImplementation("LS");
        factory.setResourceResolver((type, namespace, publicId, systemId, base) -> {
            Path file = imports.get(String.valueOf(namespace));
            if (file == null) {
                throw new IllegalStateException("no copy of " + namespace + " " + systemId);
            }
            LSInput input = inputs.createLSInput();
            input.setStringData(content(file));
            input.setSystemId(file.toUri().toString());
            return input;
        });
        return factory.newSchema(new StreamSource(main.toFile()));
    }
}
