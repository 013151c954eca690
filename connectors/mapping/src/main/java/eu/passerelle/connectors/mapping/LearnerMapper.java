package eu.passerelle.connectors.mapping;

import eu.passerelle.connectors.mapping.RecordMapping.IdentifierMapping;
import eu.passerelle.connectors.mapping.RecordMapping.LearnerMapping;
import eu.passerelle.connectors.mapping.RecordMapping.NameMapping;
import eu.passerelle.model.Learner;
import eu.passerelle.model.LearnerIdentifier;
import eu.passerelle.model.Organisation;
import eu.passerelle.model.PersonName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The learner of a record. */
final class LearnerMapper {

    private static final List<String> KEYS = Stream.of(LearnerIdentifier.Kind.values())
            .map(kind -> "learner.identifiers." + kind)
            .toList();

    private final LearnerMapping mapping;
    private final Organisation university;

    LearnerMapper(LearnerMapping mapping, Organisation university) {
        this.mapping = mapping;
        this.university = university;
    }

    Learner learner(Fields fields) throws Unfit {
        List<PersonName> names = names(fields);
        if (names.isEmpty()) {
            throw new Unfit(
                    "the record names no learner",
                    "Give the record its learner's name in the SIS, or correct 'learner.names' in the mapping.");
        }
        return new Learner(names, fields.day("learner.born", mapping.born()), identifiers(fields));
    }

    private List<PersonName> names(Fields fields) throws Unfit {
        List<PersonName> names = new ArrayList<>();
        for (NameMapping name : mapping.names()) {
            String given = fields.text("learner.names.given", name.given());
            String family = fields.text("learner.names.family", name.family());
            if (given != null || family != null) {
                names.add(new PersonName(
                        given == null ? "" : given, family == null ? "" : family, name.language(), name.script()));
            }
        }
        return names;
    }

    List<LearnerIdentifier> identifiers(Fields fields) throws Unfit {
        if (mapping.identifiers() == null) {
            return List.of();
        }
        List<LearnerIdentifier> identifiers = new ArrayList<>();
        for (IdentifierMapping mapped : mapping.identifiers()) {
            for (String value : fields.texts(KEYS.get(mapped.kind().ordinal()), mapped.value())) {
                identifiers.add(new LearnerIdentifier(mapped.kind(), value, issuer(mapped)));
            }
        }
        return identifiers;
    }

    private @Nullable String issuer(IdentifierMapping identifier) {
        if (identifier.issuer() != null) {
            return identifier.issuer();
        }
        return switch (identifier.kind()) {
            case LOCAL -> university.schacDomain();
            case NATIONAL -> university.country();
            case ESI, EMAIL, WALLET -> null;
        };
    }
}
