package eu.passerelle.credentials.certificate;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the texts and boxes of a drawing look like, by attribute, {@code style} or a class of the style sheet. */
final class SvgStyle {

    private static final Pattern RULE = Pattern.compile("([^{}]+)\\{([^}]*)}");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern LENGTH = Pattern.compile("\\s*([-+]?\\d*\\.?\\d+)\\s*([a-z%]*)\\s*");

    /** Declarations of {@code .name} and of element names; other selectors are for shapes only. */
    private final Map<String, Map<String, String>> rules = new HashMap<>();

    SvgStyle(SvgElement root) {
        root.all().filter(element -> element.name.equals("style")).forEach(style -> {
            Matcher rule = RULE.matcher(COMMENT.matcher(style.text()).replaceAll(""));
            while (rule.find()) {
                for (String selector : rule.group(1).split(",")) {
                    rules.computeIfAbsent(selector.strip(), key -> new HashMap<>())
                            .putAll(declarations(rule.group(2)));
                }
            }
        });
    }

    /** The value of an inherited property; the otherwise where neither element nor ancestor says. */
    String inherited(SvgElement element, String property, String otherwise) {
        for (SvgElement at = element; at != null; at = at.parent) {
            String value = own(at, property);
            if (value != null && !value.equals("inherit")) {
                return value;
            }
        }
        return otherwise;
    }

    @Nullable
    String own(SvgElement element, String property) {
        String value = declarations(element.attribute("style", "")).get(property);
        for (String name : element.attribute("class", "").split("\\s+")) {
            value = value == null ? rules.getOrDefault("." + name, Map.of()).get(property) : value;
        }
        if (value == null) {
            value = rules.getOrDefault(element.name, Map.of()).get(property);
        }
        return value == null ? element.attributes.get(property) : value;
    }

    boolean isHidden(SvgElement element) {
        for (SvgElement at = element; at != null; at = at.parent) {
            if ("none".equals(own(at, "display"))) {
                return true;
            }
        }
        return "hidden".equals(inherited(element, "visibility", "visible"));
    }

    /**
     * A length in user units.
     *
     * @param em what one em is; relative units count from it
     */
    static float length(String text, float em, float otherwise) {
        Matcher length = LENGTH.matcher(text);
        if (!length.lookingAt()) {
            return otherwise;
        }
        float number = Float.parseFloat(length.group(1));
        return switch (length.group(2)) {
            case "em" -> number * em;
            case "%" -> number * em / 100;
            case "pt" -> number * 4 / 3;
            case "pc" -> number * 16;
            case "mm" -> number * 96 / 25.4f;
            case "cm" -> number * 96 / 2.54f;
            case "in" -> number * 96;
            default -> number;
        };
    }

    private static Map<String, String> declarations(String css) {
        if (css.isEmpty()) {
            return Map.of();
        }
        Map<String, String> declarations = new HashMap<>();
        for (String declaration : css.split(";")) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                declarations.put(
                        declaration.substring(0, colon).strip(),
                        declaration
                                .substring(colon + 1)
                                .replace("!important", "")
                                .strip());
            }
        }
        return declarations;
    }
}
