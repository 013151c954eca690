package eu.passerelle.credentials.elmo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.bootstrap.DOMImplementationRegistry;
import org.w3c.dom.ls.DOMImplementationLS;
import org.w3c.dom.ls.LSInput;

/** The official XSD of ELMO 2.1.1, from the folder of standards that is beside the project and never in it. */
public final class OfficialSchema {

    private OfficialSchema() {}

    /** Skips the test where the folder is not there. */
    public static Schema elmo211() throws ReflectiveOperationException, org.xml.sax.SAXException {
        Path ewp = schemas();
        Map<String, Path> imports = Map.of(
                "http://www.w3.org/XML/1998/namespace",
                ewp.resolve("xml.xsd"),
                "http://www.w3.org/2000/09/xmldsig#",
                ewp.resolve("elmo-schemas-v2.1.1/references/xmldsig-core-schema.xsd"),
                "http://europass.cedefop.europa.eu/Europass/V2.0",
                ewp.resolve("../../elmo/references/EUROPASS_ISOCountries_V1.1.xsd"),
                "https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1",
                ewp.resolve("ewp-specs-types-address-v1.0.2/schema.xsd"),
                "https://github.com/erasmus-without-paper/ewp-specs-architecture/blob/stable-v1/common-types.xsd",
                ewp.resolve("ewp-specs-architecture-v1.16.0/common-types.xsd"));
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
        return factory.newSchema(
                new StreamSource(ewp.resolve("elmo-schemas-v2.1.1/schema.xsd").toFile()));
    }

    private static Path schemas() {
        Path root = Path.of(System.getProperty("passerelle.root", "."))
                .toAbsolutePath()
                .normalize();
        Stream<Path> places = Stream.concat(
                Optional.ofNullable(System.getProperty("passerelle.standards")).map(Path::of).stream(),
                Stream.iterate(root, place -> place != null, Path::getParent)
                        .map(place -> place.resolve("shared").resolve("standards")));
        Optional<Path> found = places.map(place -> place.resolve("sis/ewp/schemas"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "no folder of standards: set -Dpasserelle.standards to run this test");
        return found.orElseThrow();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
