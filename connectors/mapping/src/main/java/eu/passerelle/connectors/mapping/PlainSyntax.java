package eu.passerelle.connectors.mapping;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.Jsonata;
import eu.passerelle.connectors.mapping.PlainExpression.Comparison;
import eu.passerelle.connectors.mapping.PlainExpression.Concatenation;
import eu.passerelle.connectors.mapping.PlainExpression.Condition;
import eu.passerelle.connectors.mapping.PlainExpression.Constant;
import eu.passerelle.connectors.mapping.PlainExpression.Logic;
import eu.passerelle.connectors.mapping.PlainExpression.OfText;
import eu.passerelle.connectors.mapping.PlainExpression.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the part of JSONata that is plain, with JSONata's order of operators; see {@link PlainExpression}. The whole text
 * has been parsed by the library before, so that what is not understood here is simply not plain.
 */
final class PlainSyntax {

    /** The interpreter stops at 200 nested ones. */
    private static final int MOST_NODES = 60;

    private static final Set<String> WORDS = Set.of("true", "false", "null", "and", "or", "in", "function");
    private static final Pattern REGEX = Pattern.compile("/((?:[^/\\\\\\n]|\\\\.)+)/");
    private static final Pattern MORE = Pattern.compile("[\\[.({^@#]");
    private static final Pattern MERGE =
            Pattern.compile("\\.\\s*\\{\\s*([A-Za-z_]\\w*)\\s*:\\s*([A-Za-z_]\\w*)\\s*\\}");

    private final PlainText text;
    private int nodes;

    PlainSyntax(String text) {
        this.text = new PlainText(text);
    }

    @Nullable
    PlainExpression parse() {
        try {
            PlainExpression whole = condition();
            return text.isAtEnd() ? whole : null;
        } catch (PlainText.NotPlain e) {
            return null;
        }
    }

    private PlainExpression condition() {
        if (++nodes > MOST_NODES) {
            throw new PlainText.NotPlain();
        }
        PlainExpression test = or();
        if (!text.next("?")) {
            return test;
        }
        PlainExpression then = condition();
        return new Condition(test, then, text.next(":") ? condition() : null);
    }

    private PlainExpression or() {
        PlainExpression left = and();
        while (text.nextWord("or")) {
            left = new Logic(left, and(), false);
        }
        return left;
    }

    private PlainExpression and() {
        PlainExpression left = comparison();
        while (text.nextWord("and")) {
            left = new Logic(left, comparison(), true);
        }
        return left;
    }

    private PlainExpression comparison() {
        PlainExpression left = concatenation();
        boolean negated = text.next("!=");
        if (!negated && !text.next("=")) {
            return left;
        }
        PlainExpression compared = new Comparison(left, concatenation(), negated);
        if (text.next("=") || text.next("!=")) {
            throw new PlainText.NotPlain();
        }
        return compared;
    }

    private PlainExpression concatenation() {
        PlainExpression left = primary();
        while (text.next("&")) {
            left = new Concatenation(left, primary());
        }
        return left;
    }

    private PlainExpression primary() {
        if (++nodes > MOST_NODES) {
            throw new PlainText.NotPlain();
        }
        String quoted = text.quoted();
        if (quoted != null) {
            return new Constant(quoted);
        }
        Integer number = text.number();
        if (number != null) {
            return new Constant(number);
        }
        if (text.next("(")) {
            PlainExpression inside = condition();
            text.require(")");
            if (text.next(".") || text.next("[")) {
                throw new PlainText.NotPlain();
            }
            return inside;
        }
        if (text.next("$")) {
            String name = text.name();
            return text.next("(") ? function(name) : selected(path(name, null));
        }
        String name = text.name();
        return switch (name) {
            case "true", "false" -> new Constant(Boolean.valueOf(name));
            case "null" -> new Constant(Jsonata.NULL_VALUE);
            default -> selected(path(null, name));
        };
    }

    /** Names only: a reserved word is no step. */
    private Path path(@Nullable String variable, @Nullable String first) {
        List<String> steps = new ArrayList<>();
        if (first != null) {
            steps.add(first);
        }
        while (!text.isAt(MERGE) && text.next(".")) {
            steps.add(text.name());
        }
        steps.forEach(PlainSyntax::plain);
        return new Path(variable, List.copyOf(steps));
    }

    private static String plain(String name) {
        if (WORDS.contains(name)) {
            throw new PlainText.NotPlain();
        }
        return name;
    }

    /** A path with what stands in brackets after it. */
    private PlainExpression selected(Path path) {
        if (!text.next("[")) {
            requireEndOfPath();
            return path;
        }
        Integer index = text.number();
        if (index != null) {
            text.require("]");
            requireEndOfPath();
            return new PlainLists.Item(path, index);
        }
        String field = text.name();
        text.require("=");
        String wanted = text.requireQuoted();
        text.require("]");
        text.require(".");
        Path rest = path(null, text.name());
        requireEndOfPath();
        return new PlainLists.Filter(path, plain(field), wanted, rest.steps());
    }

    private void requireEndOfPath() {
        if (text.next(MORE) != null) {
            throw new PlainText.NotPlain();
        }
    }

    private PlainExpression function(String name) {
        PlainExpression call = switch (name) {
            case "exists" -> new PlainExpression.Exists(condition());
            case "not" -> new PlainExpression.Not(condition());
            case "count" -> new PlainLists.Count(list());
            case "merge" -> merge();
            case "contains" -> new PlainExpression.Contains(first(), wanted());
            case "code" -> code();
            case "string" -> new OfText(condition(), each -> each);
            case "uppercase" -> new OfText(condition(), Functions::uppercase);
            case "lowercase" -> new OfText(condition(), Functions::lowercase);
            case "trim" -> new OfText(condition(), Functions::trim);
            case "substring" -> substring();
            case "substringBefore" -> around(true);
            case "substringAfter" -> around(false);
            default -> throw new PlainText.NotPlain();
        };
        text.require(")");
        requireEndOfPath();
        return call;
    }

    private PlainExpression first() {
        PlainExpression argument = condition();
        text.require(",");
        return argument;
    }

    private Path list() {
        if (condition() instanceof Path path) {
            return path;
        }
        throw new PlainText.NotPlain();
    }

    private Object wanted() {
        String regex = text.next(REGEX);
        if (regex == null) {
            return text.requireQuoted();
        }
        return Pattern.compile(regex.substring(1, regex.length() - 1));
    }

    private PlainExpression merge() {
        Path path = text.next("$") ? path(text.name(), null) : path(null, text.name());
        if (text.next(MERGE) == null) {
            throw new PlainText.NotPlain();
        }
        return new PlainLists.Merge(path, plain(text.group(1)), plain(text.group(2)));
    }

    private PlainExpression code() {
        String map = text.requireQuoted();
        text.require(",");
        return new PlainExpression.Code(map, condition());
    }

    private PlainExpression substring() {
        PlainExpression argument = first();
        int start = text.requireNumber();
        Integer length = text.next(",") ? (Integer) text.requireNumber() : null;
        return new OfText(argument, each -> Functions.substring(each, start, length));
    }

    private PlainExpression around(boolean before) {
        PlainExpression argument = first();
        String mark = text.requireQuoted();
        return new OfText(
                argument,
                each -> before ? Functions.substringBefore(each, mark) : Functions.substringAfter(each, mark));
    }
}
