package eu.passerelle.sis.ethos;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The resources of the Ellucian data model that are read, each in the version that this connector understands. */
enum EthosResource {
    GRADES("student-transcript-grades", "1.1.0"),
    PERSONS("persons", "12"),
    SECTIONS("sections", "16"),
    COURSES("courses", "16"),
    SUBJECTS("subjects", "6"),
    GRADE_DEFINITIONS("grade-definitions", "6"),
    GRADE_SCHEMES("grade-schemes", "6"),
    CREDIT_CATEGORIES("credit-categories", "6");

    private final String path;
    private final String version;

    EthosResource(String path, String version) {
        this.path = path;
        this.version = version;
    }

    String path() {
        return path;
    }

    String version() {
        return version;
    }

    /** @throws IllegalArgumentException for a name that is none of these */
    static void require(String path) {
        if (Arrays.stream(values()).noneMatch(resource -> resource.path.equals(path))) {
            throw new IllegalArgumentException("versions: no resource '" + path + "' is read; there are "
                    + Arrays.stream(values()).map(EthosResource::path).collect(Collectors.joining(", ")));
        }
    }
}
