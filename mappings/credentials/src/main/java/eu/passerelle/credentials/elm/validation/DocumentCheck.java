package eu.passerelle.credentials.elm.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks what only the outermost object has: contexts, types, and the schemas that decide which rules hold. */
final class DocumentCheck {

    private static final String SCHEMA = "credentialSchema";

    private final ProfilePack pack;
    private final PackReader.ProfileFile profile;
    private final Findings findings;

    DocumentCheck(ProfilePack pack, Findings findings) {
        this.pack = pack;
        this.profile = pack.profile();
        this.findings = findings;
    }

    void check(Json.Obj document) {
        exactly(document, "@context", "context", profile.contexts());
        exactly(document, "type", "primary-node", profile.credentialTypes());
        Map<String, ClassRule> rules = pack.rules(schemas(document.get(SCHEMA)));
        ClassRule credential = rules.get(profile.credential());
        if (credential != null) {
            new NodeCheck(pack, rules, findings).checkCredential(document, credential);
        }
    }

    private void exactly(Json.Obj document, String key, String rule, List<String> wanted) {
        Json value = document.get(key);
        List<Json> strings =
                wanted.stream().map(text -> (Json) new Json.Str(text)).toList();
        if (!new Json.Arr(strings).equals(value)) {
            findings.addAt(key, rule, "\"" + key + "\" must be " + wanted + ", in this order and nothing else.");
        }
    }

    private Set<String> schemas(@Nullable Json value) {
        Set<String> schemas = new LinkedHashSet<>();
        List<Json> nodes =
                value instanceof Json.Arr(List<Json> items) ? items : value == null ? List.of() : List.of(value);
        for (Json node : nodes) {
            String id = node instanceof Json.Obj schema ? schema.string("id") : null;
            if (id != null && profile.schemas().containsKey(id)) {
                schemas.add(id);
            } else if (id != null) {
                findings.addAt(
                        SCHEMA,
                        "unknown-schema",
                        NearestTerm.quoted(id) + " is no schema of the profile " + profile.name() + ", which has "
                                + profile.schemas().keySet().stream().sorted().toList() + ".");
            }
        }
        return schemas;
    }
}
