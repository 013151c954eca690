package eu.passerelle.simulators.elmo;

/** How the simulator writes a transcript. */
public enum ElmoForm {
    /** ELMO 2.1.1, plain XML, each file a whole transcript that says so. */
    ELMO_2("https://github.com/emrex-eu/elmo-schemas/tree/v2", ".xml"),
    /** ELMO 1.x, plain XML; it cannot say that it is whole. */
    ELMO_1("https://github.com/emrex-eu/elmo-schemas/tree/v1", ".xml"),
    /** ELMO 2.1.1 as in an EMREX answer: base64 of gzip. */
    ELMO_2_GZIP_BASE64("https://github.com/emrex-eu/elmo-schemas/tree/v2", ".txt");

    private final String namespace;
    private final String ending;

    ElmoForm(String namespace, String ending) {
        this.namespace = namespace;
        this.ending = ending;
    }

    String namespace() {
        return namespace;
    }

    String ending() {
        return ending;
    }

    boolean isVersion2() {
        return this != ELMO_1;
    }
}
