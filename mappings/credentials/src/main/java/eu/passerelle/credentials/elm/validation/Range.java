package eu.passerelle.credentials.elm.validation;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What the values of a property may be: the part of a line in classes.json that follows the cardinality. */
sealed interface Range {

    /** Literals; {@code most} is the ceiling of numbers. */
    record Values(Datatype type, long most) implements Range {}

    /** Embedded objects of one of the classes; concepts from the code list; {@code shape} asks more in this place. */
    record Nodes(Set<String> classes, Optional<CodeList> codeList, Optional<ClassRule> shape) implements Range {
        public Nodes {
            classes = Set.copyOf(classes);
        }
    }

    /** The term exists but no value of it can be valid. */
    record Never(String reason) implements Range {}

    /** The range that satisfies both; where they differ in kind, the other one. */
    default Range and(Range other) {
        if (this instanceof Nodes mine && other instanceof Nodes theirs) {
            Set<String> both = new LinkedHashSet<>(mine.classes());
            both.retainAll(theirs.classes());
            return new Nodes(
                    both, mine.codeList().or(theirs::codeList), mine.shape().or(theirs::shape));
        }
        return other;
    }
}
