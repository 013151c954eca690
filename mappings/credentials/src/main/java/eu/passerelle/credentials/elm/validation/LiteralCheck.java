package eu.passerelle.credentials.elm.validation;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks values that are not nodes, and ids. Messages never quote them: they may be personal. */
final class LiteralCheck {

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    /** A string that is worth another look before each character is looked at. */
    private static final int LONG = 256;

    private static final long TOP = 0x8080_8080_8080_8080L;
    private static final long FROM_LAST = 0x0202_0202_0202_0202L;
    private static final long ABOVE_SPACE = 0xA0A0_A0A0_A0A0_A0A0L;
    private static final long QUESTION_MARKS = 0x3F3F_3F3F_3F3F_3F3FL;

    private final ProfilePack pack;
    private final Findings findings;

    LiteralCheck(ProfilePack pack, Findings findings) {
        this.pack = pack;
        this.findings = findings;
    }

    void check(Datatype type, long most, Json value) {
        if (!type.hasKind(value)) {
            findings.add("wrong-json-type", "This is a JSON " + value.kind() + "; it must be " + type.form() + ".");
        } else if (!type.accepts(value, most)) {
            findings.add(
                    "datatype",
                    "Not well written; it must be " + type.form() + (most < Long.MAX_VALUE ? ", at most " + most : "")
                            + ".");
        } else if (value instanceof Json.Str(String text)) {
            characters(text);
            if (type == Datatype.IRI) {
                prefix(text);
            }
        }
    }

    /** The id of an embedded node; true where it can be compared with others. */
    boolean checkId(@Nullable Json id) {
        if (!(id instanceof Json.Str(String text))) {
            findings.add("id", "\"id\" is missing or no string; every embedded object needs one of its own.");
            return false;
        }
        if (!Iris.isAbsolute(text)) {
            findings.addAt(
                    "id",
                    "id",
                    "\"id\" must be an absolute IRI in ASCII, such as urn:uuid:...; readers drop any other.");
            return false;
        }
        findings.enter("id");
        prefix(text);
        findings.leave();
        return true;
    }

    /** {@code elm:x} is not what it seems: JSON-LD reads it as the IRI that the context gives to the prefix. */
    private void prefix(String iri) {
        String scheme = Iris.scheme(iri);
        if (pack.terms().containsKey(scheme)) {
            findings.add("id", "The IRI begins with \"" + scheme + ":\", which JSON-LD expands; write it in full.");
        }
    }

    /**
     * A language map.
     *
     * @return how many strings it has, for the cardinality
     */
    int checkText(Datatype type, Json value) {
        if (!(value instanceof Json.Obj map)) {
            findings.add(
                    "wrong-json-type",
                    "This is a JSON " + value.kind() + "; text needs its language: {\"en\": \"...\"}.");
            return 1;
        }
        if (map.keys().length == 0) {
            findings.add("empty", "A text without any language says nothing; leave it out or fill it.");
        }
        int count = 0;
        Set<String> languages = map.keys().length > 1 ? new HashSet<>() : Set.of();
        for (int i = 0; i < map.keys().length; i++) {
            String language = map.keys()[i];
            findings.enter(language);
            if (!Lexical.isLanguageTag(language)) {
                findings.add("language", "This key is no language tag; use one such as \"en\" or \"sr-Cyrl\".");
            } else if (map.keys().length > 1 && !languages.add(language.toLowerCase(Locale.ROOT))) {
                findings.add("language", "This language stands twice, in upper and lower case; keep one.");
            }
            count += strings(type, map.values()[i]);
            findings.leave();
        }
        return count;
    }

    private int strings(Datatype type, Json value) {
        if (!(value instanceof Json.Arr(List<Json> items)) || type == Datatype.TEXT) {
            string(type, value);
            return 1;
        }
        for (int i = 0; i < items.size(); i++) {
            findings.enter(i);
            string(type, items.get(i));
            findings.leave();
        }
        if (items.isEmpty()) {
            findings.add("empty", "An empty list says nothing; leave the language out.");
        }
        return items.size();
    }

    private void string(Datatype type, Json value) {
        if (value instanceof Json.Str(String text)) {
            characters(text);
        } else {
            findings.add("wrong-json-type", "This is a JSON " + value.kind() + "; here stand " + type.form() + ".");
        }
    }

    /** Neither blank nor with characters that databases, XML or RDF tools cannot carry. */
    private void characters(String text) {
        if (text.length() >= LONG && isPrintable(text.getBytes(StandardCharsets.UTF_8))) {
            return;
        }
        boolean visible = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ' && c < '\u00a0') {
                visible = true;
                continue;
            }
            visible |= c > '\u00a0';
            if (c < ' ' && c != '\n' && c != '\t' && c != '\r') {
                findings.add("characters", "A control character stands in this string; remove it.");
                return;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    findings.add("characters", "Half a character (a lone surrogate) stands in this string; remove it.");
                    return;
                }
                i++;
            }
        }
        if (!visible) {
            findings.add("blank", "A blank string says nothing; leave it out or fill it.");
        }
    }

    /**
     * Only ASCII from ! to } without question marks, which half a character becomes as bytes; eight bytes in one go, since
     * pictures in base64 are most of a credential.
     */
    private static boolean isPrintable(byte[] text) {
        long suspicious = 0;
        int at = 0;
        for (; at + Long.BYTES <= text.length; at += Long.BYTES) {
            long bytes = (long) EIGHT.get(text, at);
            // a top bit is left by what is not ASCII, is from ~ on, is not above the space, is a question mark
            suspicious |= bytes | bytes + FROM_LAST | ABOVE_SPACE - bytes | TOP - (bytes ^ QUESTION_MARKS);
        }
        while (at < text.length) {
            suspicious |= text[at] > ' ' && text[at] < '~' && text[at] != '?' ? 0 : TOP;
            at++;
        }
        return (suspicious & TOP) == 0;
    }
}
