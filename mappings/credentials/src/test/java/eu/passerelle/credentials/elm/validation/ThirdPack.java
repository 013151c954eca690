package eu.passerelle.credentials.elm.validation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A pack of an operator for a version after those that come with the hub, as its README says to make one. */
final class ThirdPack {

    static final String CONTEXT = "http://data.europa.eu/snb/model/context/edc-ap-3.3";
    static final String SCHEMAS = "http://data.europa.eu/snb/model/application-profile/edc-";

    private static final String OLD = "http://data.europa.eu/snb/model/ap/edc-";

    private ThirdPack() {}

    static Path in(Path directory) throws IOException {
        Files.createDirectories(directory);
        Files.writeString(directory.resolve("profile.json"), """
                {
                  "like": "edc-1.2.0",
                  "name": "edc-3.3",
                  "contexts": ["https://www.w3.org/2018/credentials/v1", "%1$s"],
                  "schemas": {
                    "%2$sgeneric-no-cv": null, "%2$sgeneric-full": null, "%2$saccredited": null,
                    "%2$sconverted": null, "%2$sissued-by-mandate": null, "%2$sdiploma-supplement": null,
                    "%3$sgeneric-full": [],
                    "%3$saccredited": ["accredited"],
                    "%3$sissued-by-mandate": ["issued-by-mandate"],
                    "%3$sdiploma-supplement": ["accredited", "diploma-supplement"]
                  },
                  "written": {
                    "generic": { "schema": "%3$sgeneric-full" },
                    "accredited": { "schema": "%3$saccredited" },
                    "issued-by-mandate": { "schema": "%3$sissued-by-mandate" },
                    "diploma-supplement": { "schema": "%3$sdiploma-supplement" }
                  }
                }
                """.formatted(CONTEXT, OLD, SCHEMAS));
        Files.writeString(directory.resolve("context.json"), """
                { "@context": {
                  "elm": "http://data.europa.eu/snb/model/ontology/",
                  "order": { "@id": "elm:order", "@type": "xsd:positiveInteger" } } }
                """);
        Files.writeString(directory.resolve("classes.json"), """
                { "LearningOutcome": { "order": "0..1 positiveInteger" } }
                """);
        return directory;
    }
}
