package eu.passerelle.credentials.elm.validation;

import java.util.List;
import java.util.Optional;

/** Checks concepts against the code lists of the pack, where the shapes only look at the scheme. */
final class ConceptCheck {

    static final String CLASS = "Concept";
    private static final String SCHEME = "inScheme";

    private final ProfilePack pack;
    private final Findings findings;

    ConceptCheck(ProfilePack pack, Findings findings) {
        this.pack = pack;
        this.findings = findings;
    }

    /** Wherever it stands: a concept of a listed scheme is a member, and a member's id has its scheme. */
    void check(Json.Obj concept) {
        String id = concept.string("id");
        if (id == null) {
            return;
        }
        List<String> schemes = schemes(concept);
        for (String scheme : schemes) {
            Optional<CodeList> list = pack.codeListOfScheme(scheme);
            if (list.isPresent() && !list.get().has(id)) {
                findings.addAt(
                        "id",
                        "code",
                        NearestTerm.quoted(id) + " is not in the code list "
                                + list.get().name() + " of the profile."
                                + NearestTerm.hint(id, list.get().members()));
            }
        }
        Optional<CodeList> list = pack.codeListOfId(id);
        if (list.isPresent() && !schemes.contains(list.get().scheme())) {
            findings.addAt(
                    SCHEME,
                    "scheme",
                    "The id belongs to the code list " + list.get().name() + "; its scheme is "
                            + list.get().scheme() + ".");
        }
    }

    /** In a place that is bound to one list. */
    void checkMembership(Json.Obj concept, CodeList list) {
        if (!schemes(concept).contains(list.scheme())) {
            findings.addAt(
                    SCHEME,
                    "scheme",
                    "Here stand only concepts of the code list " + list.name() + ", with the scheme " + list.scheme()
                            + ".");
        }
    }

    private static List<String> schemes(Json.Obj concept) {
        return switch (concept.get(SCHEME)) {
            case Json.Obj scheme -> id(scheme).stream().toList();
            case Json.Arr(List<Json> items) ->
                items.stream()
                        .flatMap(item -> item instanceof Json.Obj scheme ? id(scheme).stream() : null)
                        .toList();
            case null, default -> List.of();
        };
    }

    private static Optional<String> id(Json.Obj scheme) {
        return Optional.ofNullable(scheme.string("id"));
    }
}
