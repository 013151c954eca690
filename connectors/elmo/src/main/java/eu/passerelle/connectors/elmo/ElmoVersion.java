package eu.passerelle.connectors.elmo;

import java.util.Optional;

/** The two grammars that are read. The namespace tells them apart: tags of the schema's repository do not. */
enum ElmoVersion {
    V1("1.x", "https://github.com/emrex-eu/elmo-schemas/tree/v1", "elmo-1.grammar"),
    V2("2.x", "https://github.com/emrex-eu/elmo-schemas/tree/v2", "elmo-2.grammar");

    private final String title;
    private final String namespace;
    private final ElmoGrammar grammar;

    ElmoVersion(String title, String namespace, String grammar) {
        this.title = title;
        this.namespace = namespace;
        this.grammar = ElmoGrammar.load(grammar);
    }

    static Optional<ElmoVersion> of(String namespace) {
        for (ElmoVersion version : values()) {
            if (version.namespace.equals(namespace)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    String title() {
        return title;
    }

    ElmoGrammar grammar() {
        return grammar;
    }
}
