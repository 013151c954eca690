package eu.passerelle.sis.xhochschule;

import eu.passerelle.connectors.failure.MalformedRecord;
import eu.passerelle.connectors.xml.XmlDay;
import eu.passerelle.connectors.xml.XmlNode;
import eu.passerelle.model.LocalizedText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads single values of XHochschule. Its elements come from three namespaces, one of which is none, so that they are
 * found by their local names; what is wrong is said by the name of the element, never by its content.
 */
final class Xhs {

    private static final String GERMAN = "de";
    private static final Pattern TAG = Pattern.compile("[a-z]{2,3}");
    private static final Pattern DECIMAL = Pattern.compile("\\+?\\d{1,9}(\\.\\d{1,9})?");
    /** ISO 639-2 of the EU's language list to what BCP 47 wants. */
    private static final Map<String, String> LANGUAGES = Arrays.stream(Locale.getISOLanguages())
            .collect(Collectors.toMap(
                    language -> Locale.of(language).getISO3Language(), language -> language, (one, other) -> one));

    private Xhs() {}

    static List<XmlNode> children(XmlNode node, String name) {
        return node.children().stream()
                .filter(child -> child.name().equals(name))
                .toList();
    }

    /** The first element at a path of local names. */
    static Optional<XmlNode> at(XmlNode node, String path) {
        int slash = path.indexOf('/');
        return slash < 0
                ? child(node, path)
                : child(node, path.substring(0, slash)).flatMap(child -> at(child, path.substring(slash + 1)));
    }

    private static Optional<XmlNode> child(XmlNode parent, String name) {
        for (XmlNode child : parent.children()) {
            if (child.name().equals(name)) {
                return Optional.of(child);
            }
        }
        return Optional.empty();
    }

    /** Its text; empty where there is none, or a blank one. */
    static Optional<String> text(XmlNode node, String path) {
        return at(node, path).map(XmlNode::token).filter(token -> !token.isEmpty());
    }

    /**
     * The last part of a code, {@code bestanden} for {@code http://xhochschule.de/def/.../leistungsstatus/bestanden}:
     * the addresses before it bear versions of their own.
     */
    static Optional<String> code(XmlNode node, String path) {
        return text(node, path).map(code -> code.substring(code.lastIndexOf('/') + 1));
    }

    /** Language of a code, as {@code DEU} or as an address of the EU's list; empty where it is none. */
    static Optional<String> language(XmlNode node, String path) {
        return code(node, path).map(code -> LANGUAGES.get(code.toLowerCase(Locale.ROOT)));
    }

    /** Text in its language, without its region: titles are looked up by language. */
    static Optional<LocalizedText> localized(XmlNode node, String name) {
        return at(node, name)
                .filter(found -> !found.token().isEmpty())
                .map(found -> LocalizedText.of(
                        Optional.ofNullable(found.attribute("lang"))
                                .map(tag -> tag.strip().split("-", 2)[0].toLowerCase(Locale.ROOT))
                                .filter(tag -> TAG.matcher(tag).matches())
                                .orElse(GERMAN),
                        found.token()));
    }

    /** xs:date; a zone never shifts it. */
    static Optional<LocalDate> day(XmlNode node, String path) {
        return text(node, path).map(text -> {
            try {
                // xs:date only: no time of a day
                return XmlDay.of(text)
                        .filter(day -> text.indexOf('T') < 0)
                        .orElseThrow(() -> new MalformedRecord(path + " is not a date (yyyy-mm-dd)."));
            } catch (DateTimeException e) {
                throw new MalformedRecord(path + " is no day of the calendar.", e);
            }
        });
    }

    /** xs:decimal. Grades have a decimal comma in this standard, numbers must not. */
    static Optional<BigDecimal> decimal(XmlNode node, String path) {
        return text(node, path).map(text -> {
            if (text.contains(",")) {
                throw new MalformedRecord(path + " has a decimal comma: XHochschule wants a point there.");
            }
            if (!DECIMAL.matcher(text).matches()) {
                throw new MalformedRecord(path + " is not a decimal number.");
            }
            return new BigDecimal(text);
        });
    }
}
