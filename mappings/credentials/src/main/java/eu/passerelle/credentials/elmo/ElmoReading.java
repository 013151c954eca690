package eu.passerelle.credentials.elmo;

import eu.passerelle.credentials.CredentialProblem;
import eu.passerelle.credentials.elmo.ElmoGrammar.Rule;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamReader;

/** One transcript as it is read, element by element, against {@link ElmoGrammar#TRANSCRIPT}. */
final class ElmoReading {

    private static final int DEEPEST = 32;
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*");

    private final ElmoGrammar grammar = ElmoGrammar.TRANSCRIPT;
    private final List<CredentialProblem> problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Set<String> described = new HashSet<>();
    private final Set<String> used = new TreeSet<>();
    private int skipping;

    ElmoReading(List<CredentialProblem> problems) {
        this.problems = problems;
    }

    /** An element that has begun. */
    private static final class Open {
        private final String name;
        private final String type;
        private final StringBuilder text = new StringBuilder();
        private int rule;
        private int count;

        Open(String name, String type) {
            this.name = name;
            this.type = type;
        }
    }

    List<CredentialProblem> problems() {
        return problems;
    }

    void add(String rule, String message) {
        StringBuilder path = new StringBuilder();
        open.descendingIterator().forEachRemaining(each -> path.append('/').append(each.name));
        problems.add(new CredentialProblem(path.toString(), rule, message));
    }

    void start(XMLStreamReader xml) {
        String name = xml.getLocalName();
        if (skipping > 0 || open.size() >= DEEPEST) {
            skipping++;
            return;
        }
        if (!ElmoXml.NAMESPACE.equals(xml.getNamespaceURI())) {
            add("namespace", "An element is not of ELMO 2.");
            skipping++;
            return;
        }
        String type = open.isEmpty() ? (name.equals("elmo") ? "elmo" : "") : placed(open.peek(), name);
        if (type.isEmpty()) {
            skipping++;
            return;
        }
        open.push(new Open(name, type));
        attributes(xml, type);
    }

    /** @return the type of the child; empty: it may not stand here, which has been said */
    private String placed(Open parent, String name) {
        List<Rule> rules = grammar.rules(parent.type);
        for (int i = parent.rule; i < rules.size(); i++) {
            Rule rule = rules.get(i);
            int before = i == parent.rule ? parent.count : 0;
            if (rule.element().equals(name)) {
                if (before == rule.most()) {
                    add("cardinality", name + " stands too often.");
                    return "";
                }
                parent.rule = i;
                parent.count = before + 1;
                return rule.type();
            }
            if (before < rule.fewest()) {
                add("cardinality", rule.element() + " is missing before " + name + ".");
                return "";
            }
        }
        add("unknown-element", name + " may not stand here.");
        return "";
    }

    private void attributes(XMLStreamReader xml, String type) {
        Set<String> missing = new TreeSet<>(ElmoGrammar.required(type));
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String namespace = xml.getAttributeNamespace(i);
            boolean language = XMLConstants.XML_NS_URI.equals(namespace) && name.equals("lang");
            if (language && ElmoGrammar.hasLanguage(type)) {
                if (!LANGUAGE.matcher(xml.getAttributeValue(i)).matches()) {
                    add("language", "xml:lang is no tag of a language.");
                }
            } else if (language || namespace != null && !namespace.isEmpty() || !missing.remove(name)) {
                add("unknown-attribute", name + " may not stand here.");
            }
        }
        missing.forEach(name -> add("attribute", "The attribute " + name + " is missing."));
        if (type.equals("scheme")) {
            described.add(String.valueOf(xml.getAttributeValue(null, "localId")));
        }
    }

    void text(String text) {
        if (skipping == 0 && !open.isEmpty()) {
            open.element().text.append(text);
        }
    }

    void end() {
        if (skipping > 0) {
            skipping--;
            return;
        }
        Open ended = open.element();
        String text = ended.text.toString().strip();
        if (grammar.holdsText(ended.type)) {
            if (!ElmoGrammar.allows(ended.type, text)) {
                add("value", ended.name + " is no " + ended.type + ".");
            }
        } else if (!text.isEmpty()) {
            add("value", ended.name + " holds elements, no text.");
        }
        missing(ended);
        if (ended.name.equals("gradingSchemeLocalId")) {
            used.add(text);
        } else if (ended.name.equals("elmo")) {
            used.stream()
                    .filter(scheme -> !described.contains(scheme))
                    .forEach(scheme -> add("grading-scheme", "A grading scheme is used and not described."));
        }
        open.pop();
    }

    private void missing(Open ended) {
        List<Rule> rules = grammar.rules(ended.type);
        for (int i = ended.rule; i < rules.size(); i++) {
            int count = i == ended.rule ? ended.count : 0;
            if (count < rules.get(i).fewest()) {
                add("cardinality", rules.get(i).element() + " is missing.");
            }
        }
    }
}
