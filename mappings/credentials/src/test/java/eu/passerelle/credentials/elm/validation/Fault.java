package eu.passerelle.credentials.elm.validation;

import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * A fault that people or attackers make.
 *
 * @param rule what ours must call it
 * @param change makes the fault in the minimal credential
 */
record Fault(String name, String rule, Consumer<ObjectNode> change) {

    static Stream<Fault> all() {
        return Stream.of(
                        TermFaults.documents(),
                        TermFaults.terms(),
                        TermFaults.values(),
                        NodeFaults.codes(),
                        NodeFaults.identities(),
                        NodeFaults.pictures(),
                        NodeFaults.variants())
                .flatMap(faults -> faults);
    }

    byte[] json() {
        return ValidCredentials.bytes(ValidCredentials.minimalWith(change));
    }

    /** The object at a JSON pointer. */
    static ObjectNode at(ObjectNode credential, String pointer) {
        return (ObjectNode) credential.at(pointer);
    }

    static void rename(ObjectNode owner, String term, String other) {
        owner.set(other, owner.remove(term));
    }

    @Override
    public String toString() {
        return name;
    }
}
