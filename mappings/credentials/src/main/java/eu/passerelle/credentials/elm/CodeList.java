package eu.passerelle.credentials.elm;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A controlled vocabulary, read from {@code codes/<name>.csv}: our code to the official concept. */
final class CodeList {

    private final String name;
    private final String base;
    private final Map<String, Concept> byCode;

    private CodeList(String name, String base, Map<String, Concept> byCode) {
        this.name = name;
        this.base = base;
        this.byCode = byCode;
    }

    static CodeList read(String name) {
        Table table = Table.read("codes/" + name + ".csv");
        String scheme = table.settings().getOrDefault("scheme", "");
        String base = table.settings().getOrDefault("base", "");
        Map<String, Concept> byCode = new HashMap<>();
        table.rows().forEach(row -> {
            Concept concept =
                    Concept.of(base + row.get(1), scheme, table.settings().get("notation"), Map.of("en", row.get(2)));
            for (String code : row.get(0).split(" ")) {
                byCode.put(code, concept);
            }
        });
        return new CodeList(name, base, Map.copyOf(byCode));
    }

    /** @throws UnknownCode where the list does not have it */
    Concept get(String code) {
        return find(code).orElseThrow(() -> new UnknownCode(name, code));
    }

    Concept get(Enum<?> code) {
        return get(code.name());
    }

    Optional<Concept> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    /** @throws UnknownCode where the IRI is not one of the list */
    Concept byIri(String iri) {
        if (!iri.startsWith(base)) {
            throw new UnknownCode(name, iri);
        }
        return find(iri.substring(base.length())).orElseThrow(() -> new UnknownCode(name, iri));
    }
}
