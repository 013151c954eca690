package eu.passerelle.credentials.elm;

import eu.passerelle.credentials.elm.validation.ProfilePack;
import eu.passerelle.credentials.elm.validation.WrittenProfile;
import java.util.Map;

/** The words of one profile pack as the renderer writes them; made once. */
final class Profiles {

    private final ProfilePack pack;
    private final Written generic;
    private final Written accredited;
    private final Written mandated;
    private final Written supplement;

    /**
     * One profile.
     *
     * @param evidence kind of the evidence; the profile itself where it asks for none
     */
    record Written(String schema, Concept profile, Concept evidence) {}

    Profiles(ProfilePack pack) {
        this.pack = pack;
        this.generic = written("generic");
        this.accredited = written("accredited");
        this.mandated = written("issued-by-mandate");
        this.supplement = written("diploma-supplement");
    }

    ProfilePack pack() {
        return pack;
    }

    Written generic() {
        return generic;
    }

    Written accredited() {
        return accredited;
    }

    Written mandated() {
        return mandated;
    }

    Written supplement() {
        return supplement;
    }

    private Written written(String name) {
        WrittenProfile profile = pack.written(name);
        Concept concept = concept(profile.profile());
        return new Written(
                profile.schema(),
                concept,
                profile.evidence().map(Profiles::concept).orElse(concept));
    }

    private static Concept concept(WrittenProfile.Code code) {
        return Concept.of(code.iri(), code.scheme(), null, Map.of("en", code.label()));
    }
}
