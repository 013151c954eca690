package eu.passerelle.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands in a cell or an input expression: which facts it names and which values it writes out. FEEL itself is
 * read by the engine; this only looks for what to try it with.
 *
 * @param facts named in it, in the order of {@link Fact}
 */
record FeelText(Set<Fact> facts, List<String> texts, List<BigDecimal> numbers, boolean truths) {

    private static final Pattern TEXT = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?:\\.\\d+)?(?![\\w])|(?<![\\w.\\d])\\.\\d+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    static FeelText of(String feel) {
        List<String> texts = new ArrayList<>();
        Matcher text = TEXT.matcher(feel);
        while (text.find()) {
            texts.add(text.group(1));
        }
        String rest = TEXT.matcher(feel).replaceAll(" \"\" ");
        List<BigDecimal> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(rest);
        while (number.find()) {
            BigDecimal found = new BigDecimal(number.group());
            // a minus may be the sign or take away: tried both ways, as one value more to try costs nothing
            numbers.add(found);
            if (rest.substring(0, number.start()).stripTrailing().endsWith("-")) {
                numbers.add(found.negate());
            }
        }
        Set<Fact> facts = EnumSet.noneOf(Fact.class);
        boolean truths = false;
        Matcher name = NAME.matcher(rest);
        while (name.find()) {
            Fact.named(name.group()).ifPresent(facts::add);
            truths |= name.group().equals("true") || name.group().equals("false");
        }
        return new FeelText(Collections.unmodifiableSet(facts), List.copyOf(texts), List.copyOf(numbers), truths);
    }
}
