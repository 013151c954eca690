package eu.passerelle.connectors.elmo;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A document whose version is known and whose elements stand where they should.
 *
 * @param transcripts the {@code elmo} elements: one, or as many as an EWP answer wraps
 */
record ElmoDocument(List<XmlNode> transcripts) {

    private static final int NAME_SHOWN = 60;
    static final String TORS = "imobility-tors-get-response";
    private static final String TOR = "tor";

    /** Namespace of an EWP answer to the ELMO version that it wraps. */
    private static final Map<String, ElmoVersion> WRAPPED = Map.of(
            "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-v2/endpoints/get-response.xsd",
            ElmoVersion.V1,
            "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-v3/endpoints/get-response.xsd",
            ElmoVersion.V2);

    /**
     * What a root element says of its document.
     *
     * @param isAnswer whether it is an EWP answer, which wraps transcripts
     */
    record Kind(ElmoVersion version, boolean isAnswer) {

        /** @throws MalformedRecord when it is anything but ELMO 1.x or 2.x */
        static Kind of(XmlNode root) {
            ElmoVersion wrapped = WRAPPED.get(root.namespace());
            if (root.name().equals(TORS) && wrapped != null) {
                return new Kind(wrapped, true);
            }
            if (!root.name().equals("elmo")) {
                throw new MalformedRecord("The root element is " + shortened(root.name())
                        + ", not elmo or an EWP answer with transcripts (imobility-tors 2 or 3).");
            }
            return new Kind(ElmoVersion.of(root.namespace()).orElseThrow(() -> unknown(root.namespace())), false);
        }

        private static MalformedRecord unknown(String namespace) {
            return new MalformedRecord(
                    namespace.isEmpty()
                            ? "The element elmo has no namespace, so that its version is not known. Export ELMO 1.x or"
                                    + " 2.x with its namespace."
                            : "The namespace " + shortened(namespace)
                                    + " is not one of ELMO 1.x or 2.x. Export one of these.");
        }
    }

    /** @throws MalformedRecord when it is anything but ELMO 1.x or 2.x */
    static ElmoDocument of(XmlNode root) {
        Kind kind = Kind.of(root);
        if (kind.isAnswer()) {
            return new ElmoDocument(root.children().stream()
                    .map(tor -> transcript(tor, kind.version()))
                    .toList());
        }
        check(root, kind.version());
        return new ElmoDocument(List.of(root));
    }

    /** The transcript in an element of an EWP answer. */
    static XmlNode transcript(XmlNode tor, ElmoVersion version) {
        List<XmlNode> elmo = tor.children().stream()
                .filter(child -> child.name().equals("elmo")
                        && ElmoVersion.of(child.namespace()).equals(Optional.of(version)))
                .toList();
        if (!tor.name().equals(TOR) || elmo.size() != 1) {
            throw new MalformedRecord("line " + tor.line() + ": every element of the EWP answer must be a tor with"
                    + " one transcript in ELMO " + version.title() + ".");
        }
        check(elmo.getFirst(), version);
        return elmo.getFirst();
    }

    private static void check(XmlNode elmo, ElmoVersion version) {
        require(version.grammar().problems(elmo), version);
    }

    /** @param problems of the whole document */
    static void require(List<String> problems, ElmoVersion version) {
        require(problems, "By its namespace this is ELMO " + version.title());
    }

    /** @param called what the document is taken for */
    static void check(XmlNode elmo, ElmoGrammar grammar, String called) {
        require(grammar.problems(elmo), called);
    }

    private static void require(List<String> problems, String called) {
        if (!problems.isEmpty()) {
            throw new MalformedRecord(called + ", but it does not follow it (" + ElmoReader.shown(problems));
        }
    }

    private static String shortened(String name) {
        return name.length() <= NAME_SHOWN ? name : name.substring(0, NAME_SHOWN) + "...";
    }
}
