package eu.passerelle.seal.integrity;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** JSON values as literals (JSON-LD 1.1 API, 8.2.2). */
final class Literals {

    private static final String XSD = "http://www.w3.org/2001/XMLSchema#";
    private static final String DOUBLE = XSD + "double";
    private static final BigDecimal LARGEST_INTEGER = new BigDecimal("1e21");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    private Literals() {}

    /** @param datatype that the term gives; null: the value's own */
    static RdfTerm of(JsonNode value, @Nullable String datatype) {
        if (value.isString()) {
            return RdfTerm.literal(value.asString(), datatype == null ? RdfTerm.XSD_STRING : datatype);
        }
        if (value.isBoolean()) {
            return RdfTerm.literal(value.asString(), datatype == null ? XSD + "boolean" : datatype);
        }
        return number(value, datatype);
    }

    /** {@code {"@value": ..., "@language": ...}}. */
    static RdfTerm ofValueObject(JsonNode object) {
        JsonNode value = object.get("@value");
        JsonNode language = object.get("@language");
        if (object.size() == 1) {
            return of(value, null);
        }
        if (object.size() == 2 && language != null && language.isString() && value.isString()) {
            String tag = language.asString();
            if (LANGUAGE.matcher(tag).matches()) {
                return RdfTerm.text(value.asString(), tag.toLowerCase(Locale.ROOT));
            }
        }
        throw new NotUnderstood("A value object with other members than @value and @language is not read.");
    }

    private static RdfTerm number(JsonNode value, @Nullable String datatype) {
        BigDecimal number = value.decimalValue();
        boolean whole = number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(LARGEST_INTEGER) < 0;
        if (whole && !DOUBLE.equals(datatype)) {
            return RdfTerm.literal(number.toBigInteger().toString(), datatype == null ? XSD + "integer" : datatype);
        }
        return RdfTerm.literal(scientific(number.doubleValue()), datatype == null ? DOUBLE : datatype);
    }

    /** {@code 1.5E0}: the canonical form of xsd:double, with at most 15 digits after the point. */
    private static String scientific(double number) {
        if (!Double.isFinite(number)) {
            throw new NotUnderstood("A number is too large.");
        }
        String text = String.format(Locale.ROOT, "%.15E", number);
        int exponent = text.indexOf('E');
        String mantissa = text.substring(0, exponent).replaceAll("0+$", "");
        return (mantissa.endsWith(".") ? mantissa + "0" : mantissa) + "E"
                + Integer.parseInt(text.substring(exponent + 1));
    }
}
