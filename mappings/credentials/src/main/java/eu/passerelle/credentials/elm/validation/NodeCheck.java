package eu.passerelle.credentials.elm.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Walks the nodes of one document and holds each against the rules of its class. One instance a document. */
final class NodeCheck {

    private static final Set<String> KEYWORDS = Set.of("id", "type");

    private final ProfilePack pack;
    private final Map<String, ClassRule> rules;
    private final Findings findings;
    private final LiteralCheck literals;
    private final ConceptCheck concepts;
    private final MediaCheck media;
    private final Map<String, Json.Obj> seen = new HashMap<>();

    NodeCheck(ProfilePack pack, Map<String, ClassRule> rules, Findings findings) {
        this.pack = pack;
        this.rules = rules;
        this.findings = findings;
        this.literals = new LiteralCheck(pack, findings);
        this.concepts = new ConceptCheck(pack, findings);
        this.media = new MediaCheck(pack.profile().limits(), findings);
    }

    /** The primary node; its {@code @context} and {@code type} are checked by {@link DocumentCheck}. */
    void checkCredential(Json.Obj document, ClassRule rule) {
        if (literals.checkId(document.get("id"))) {
            isNew(document);
        }
        members(document, rule, true);
    }

    /** Terms, their values, and what is missing. */
    private void members(Json.Obj node, ClassRule rule, boolean primary) {
        for (int i = 0; i < node.keys().length && !findings.isFull(); i++) {
            String key = node.keys()[i];
            PropertyRule property = rule.properties().get(key);
            if (property != null) {
                findings.enter(key);
                values(property, node.values()[i], rule);
                findings.leave();
            } else if (!KEYWORDS.contains(key) && !(primary && key.equals("@context"))) {
                unknown(key, rule);
            }
        }
        missing(node, rule);
    }

    private void missing(Json.Obj node, ClassRule rule) {
        for (PropertyRule property : rule.mandatory()) {
            if (node.get(property.term()) == null) {
                findings.addAt(
                        property.term(),
                        "mandatory",
                        "\"" + property.term() + "\" is missing; " + rule.name() + " needs " + property.cardinality()
                                + ".");
            }
        }
    }

    private void unknown(String key, ClassRule rule) {
        boolean elsewhere = pack.terms().containsKey(key);
        String rightful = NearestTerm.hint(key, rule.properties().keySet());
        findings.addAt(
                key,
                elsewhere ? "misplaced-term" : "unknown-term",
                NearestTerm.quoted(key)
                        + (elsewhere
                                ? " is a term of the profile, but not of "
                                : " is not a term of the profile, so not of ")
                        + rule.name() + "." + (elsewhere ? "" : rightful));
    }

    private void values(PropertyRule property, Json value, ClassRule owner) {
        if (property.range() instanceof Range.Never(String reason)) {
            findings.add("unusable-term", "\"" + property.term() + "\" cannot be used: " + reason + ".");
            return;
        }
        if (property.range() instanceof Range.Values(Datatype type, long ignored) && type.isText()) {
            count(property, literals.checkText(type, value), owner);
            return;
        }
        if (!(value instanceof Json.Arr(List<Json> items))) {
            single(property, value, owner);
            count(property, 1, owner);
            return;
        }
        for (int i = 0; i < items.size() && !findings.isFull(); i++) {
            findings.enter(i);
            single(property, items.get(i), owner);
            findings.leave();
        }
        if (items.isEmpty()) {
            findings.add("empty", "An empty list says nothing; leave \"" + property.term() + "\" out or fill it.");
        }
        count(property, items.size(), owner);
    }

    private void count(PropertyRule property, int count, ClassRule owner) {
        if (!property.allows(count)) {
            findings.add(
                    "cardinality",
                    "\"" + property.term() + "\" has " + count + " values; " + owner.name() + " allows "
                            + property.cardinality() + ".");
        }
    }

    private void single(PropertyRule property, Json value, ClassRule owner) {
        switch (property.range()) {
            case Range.Values(Datatype type, long most) -> literals.check(type, most, value);
            case Range.Nodes nodes -> node(property.term(), nodes, value, owner);
            case Range.Never ignored -> throw new IllegalStateException("handled before");
        }
    }

    private void node(String term, Range.Nodes range, Json value, ClassRule owner) {
        if (!(value instanceof Json.Obj node)) {
            boolean reference = value instanceof Json.Str;
            findings.add(
                    reference ? "reference" : "wrong-json-type",
                    "\"" + term + "\" takes embedded objects of " + choice(range) + ", not "
                            + (reference ? "references: embed the object by value." : "a JSON " + value.kind() + "."));
            return;
        }
        ClassRule rule = classOf(node, range);
        boolean identified = literals.checkId(node.get("id"));
        if (rule == null) {
            return;
        }
        boolean first = !identified || isNew(node);
        if (first) {
            members(node, rule, false);
            if (rule.name().equals(ConceptCheck.CLASS)) {
                concepts.check(node);
            } else if (rule.name().equals(MediaCheck.CLASS)) {
                media.check(node);
            }
        }
        range.codeList().ifPresent(list -> concepts.checkMembership(node, list));
        range.shape().ifPresent(shape -> missing(node, shape));
        if (owner.name().equals(MediaCheck.DISPLAY_CLASS) && term.equals(MediaCheck.DISPLAY_TERM)) {
            media.checkDisplayImage(node);
        }
    }

    /** The rule of the node's class, or null where it has no class of the range, which is then reported. */
    private @Nullable ClassRule classOf(Json.Obj node, Range.Nodes range) {
        Json type = node.get("type");
        if (type instanceof Json.Str(String name) && range.classes().contains(name)) {
            return rules.get(name);
        }
        if (type == null && node.keys().length == 1 && node.keys()[0].equals("id")) {
            findings.add("reference", "Only an id, no content: embed the " + choice(range) + " by value.");
        } else if (type == null) {
            findings.add("type", "\"type\" is missing; here it is " + choice(range) + ".");
        } else if (type instanceof Json.Str(String name)) {
            boolean known = rules.containsKey(name);
            findings.addAt(
                    "type",
                    known ? "wrong-class" : "unknown-class",
                    NearestTerm.quoted(name) + (known ? " may not stand here; " : " is no class of the profile; ")
                            + "here it is " + choice(range) + "." + NearestTerm.hint(name, range.classes()));
        } else {
            findings.addAt(
                    "type",
                    "type",
                    "\"type\" is one string, here " + choice(range) + ", not a JSON " + type.kind() + ".");
        }
        return null;
    }

    /** False where this id stood before. A second node of one id would be melted into the first by every RDF reader. */
    private boolean isNew(Json.Obj node) {
        String id = node.string("id");
        Json.Obj before = id == null ? null : seen.putIfAbsent(id, node);
        if (before != null && !before.equals(node)) {
            findings.add(
                    "same-id",
                    "This id stands for other content elsewhere in the document; readers melt both into one. Give each its own id.");
            return true;
        }
        return before == null;
    }

    private static String choice(Range.Nodes range) {
        return String.join(" or ", new TreeSet<>(range.classes()));
    }
}
