package eu.passerelle.credentials.elm.validation;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a value that is not a node is written. The label is the word used in classes.json. */
enum Datatype {
    TEXT("text", "@language", "one string per language"),
    TEXTS("texts", "@language", "strings per language"),
    STRING("string", "xsd:string", "a string"),
    DATE_TIME("dateTime", "xsd:dateTime", "a string such as 2026-06-16T09:00:00Z, with time zone"),
    DURATION("duration", "xsd:duration", "a string such as PT81H"),
    ANY_URI("anyURI", "xsd:anyURI", "a string with an absolute address"),
    IRI("iri", "@id", "a string with an absolute IRI"),
    DECIMAL("decimal", "xsd:decimal", "a string such as 12.50"),
    INTEGER("integer", "xsd:integer", "a whole JSON number"),
    POSITIVE_INTEGER("positiveInteger", "xsd:positiveInteger", "a whole JSON number from 1 on"),
    BOOLEAN("boolean", "xsd:boolean", "true or false");

    /** More digits than any count, page or percentage has; JSON-LD would write longer ones in another form. */
    private static final int MOST_DIGITS = 15;

    private final String label;
    private final String contextType;
    private final String form;

    Datatype(String label, String contextType, String form) {
        this.label = label;
        this.contextType = contextType;
        this.form = form;
    }

    static Optional<Datatype> of(String label) {
        return Arrays.stream(values()).filter(type -> type.label.equals(label)).findFirst();
    }

    static String labels() {
        return Arrays.stream(values()).map(type -> type.label).collect(Collectors.joining(", "));
    }

    /** What the JSON-LD context must say about a term of this type, so that its values get this datatype. */
    String contextType() {
        return contextType;
    }

    /** The right form in words, for messages. */
    String form() {
        return form;
    }

    boolean isText() {
        return this == TEXT || this == TEXTS;
    }

    /** The JSON kind a single value must have; texts are language maps and checked elsewhere. */
    boolean hasKind(Json value) {
        return switch (this) {
            case TEXT, TEXTS -> value instanceof Json.Obj;
            case STRING, DATE_TIME, DURATION, ANY_URI, IRI, DECIMAL -> value instanceof Json.Str;
            case INTEGER, POSITIVE_INTEGER -> value instanceof Json.Num;
            case BOOLEAN -> value instanceof Json.Bool;
        };
    }

    /** Whether a value of the right kind is well written. {@code most} is the ceiling of numbers. */
    boolean accepts(Json value, long most) {
        return switch (value) {
            case Json.Str(String text) -> acceptsText(text);
            case Json.Num(String text, boolean whole) -> whole && acceptsNumber(text, most);
            case Json.Bool ignored -> true;
            case Json.Obj ignored -> true;
            case Json.Arr ignored -> false;
            case Json.Null ignored -> false;
        };
    }

    private boolean acceptsText(String text) {
        return switch (this) {
            case STRING -> true;
            case DATE_TIME -> Lexical.isDateTime(text);
            case DURATION -> Lexical.isDuration(text);
            case ANY_URI, IRI -> Iris.isAbsolute(text);
            case DECIMAL -> Lexical.isDecimal(text);
            case TEXT, TEXTS, INTEGER, POSITIVE_INTEGER, BOOLEAN -> false;
        };
    }

    private boolean acceptsNumber(String text, long most) {
        if (text.length() > MOST_DIGITS || text.equals("-0")) {
            return false;
        }
        long number = Long.parseLong(text);
        return number <= most && (this == INTEGER || number > 0);
    }
}
