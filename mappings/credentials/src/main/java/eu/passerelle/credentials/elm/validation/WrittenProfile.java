package eu.passerelle.credentials.elm.validation;

import java.util.Optional;

/**
 * How a credential says which profile it follows.
 *
 * @param schema id of its {@code credentialSchema}
 * @param profile its {@code credentialProfiles} concept
 * @param evidence kind of the evidence that the profile asks for; empty where it asks for none
 */
public record WrittenProfile(String schema, Code profile, Optional<Code> evidence) {

    /**
     * A member of a code list of the pack.
     *
     * @param label the English one, or the IRI where the list has none
     */
    public record Code(String iri, String scheme, String label) {}
}
