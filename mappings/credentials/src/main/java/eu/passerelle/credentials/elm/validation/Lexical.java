package eu.passerelle.credentials.elm.validation;

/** The written forms of XSD and web types, checked by one scan from left to right: no regular expression, no backtracking. */
final class Lexical {

    private static final int[] DAYS = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private Lexical() {}

    /** xsd:dateTime with four-digit year and time zone: {@code 2026-06-16T09:00:00.123+02:00}. */
    static boolean isDateTime(String text) {
        int n = text.length();
        if (n < 20 || !punctuation(text, "4-7-10T13:16:") || !isDate(text) || !isTime(text)) {
            return false;
        }
        int at = 19;
        if (text.charAt(at) == '.') {
            int from = ++at;
            while (at < n && isDigit(text.charAt(at))) {
                at++;
            }
            if (at == from) {
                return false;
            }
        }
        return at < n && isZone(text, at);
    }

    /** {@code shape} lists positions with the character that stands there. */
    private static boolean punctuation(String text, String shape) {
        int position = 0;
        for (int i = 0; i < shape.length(); i++) {
            char c = shape.charAt(i);
            if (isDigit(c)) {
                position = position * 10 + (c - '0');
            } else {
                if (text.charAt(position) != c) {
                    return false;
                }
                position = 0;
            }
        }
        return true;
    }

    private static boolean isDate(String text) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        if (year < 1 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) {
            return false;
        }
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        return month != 2 || day < 29 || leap;
    }

    private static boolean isTime(String text) {
        return within(number(text, 11, 13), 23) && within(number(text, 14, 16), 59) && within(number(text, 17, 19), 59);
    }

    private static boolean isZone(String text, int at) {
        char sign = text.charAt(at);
        if (sign == 'Z') {
            return text.length() == at + 1;
        }
        if ((sign != '+' && sign != '-') || text.length() != at + 6 || text.charAt(at + 3) != ':') {
            return false;
        }
        int hours = number(text, at + 1, at + 3);
        int minutes = number(text, at + 4, at + 6);
        return within(hours, 14) && within(minutes, 59) && (hours < 14 || minutes == 0);
    }

    private static boolean within(int value, int most) {
        return value >= 0 && value <= most;
    }

    /** The digits of text[from, to) as a number, or -1 where one is not a digit. */
    private static int number(String text, int from, int to) {
        int value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            value = value * 10 + (text.charAt(i) - '0');
        }
        return value;
    }

    /** xsd:duration, not negative: {@code P1Y2M3DT4H5M6.7S}; at least one part, and one after a T. */
    static boolean isDuration(String text) {
        if (text.length() < 3 || text.charAt(0) != 'P') {
            return false;
        }
        String units = "YMD";
        int next = 0;
        boolean digits = false;
        boolean fraction = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c)) {
                digits = true;
            } else if (c == 'T' && !digits && units.equals("YMD") && i < text.length() - 1) {
                units = "HMS";
                next = 0;
            } else if (c == '.' && digits && !fraction && units.equals("HMS")) {
                fraction = true;
                digits = false;
            } else {
                int unit = units.indexOf(c, next);
                if (unit < 0 || !digits || (fraction && c != 'S')) {
                    return false;
                }
                next = unit + 1;
                digits = false;
            }
        }
        return !digits && next > 0;
    }

    /** xsd:decimal: {@code -12.50}. */
    static boolean isDecimal(String text) {
        int at = text.startsWith("-") ? 1 : 0;
        boolean digit = false;
        boolean point = false;
        for (; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isDigit(c)) {
                digit = true;
            } else if (c == '.' && digit && !point) {
                point = true;
                digit = false;
            } else {
                return false;
            }
        }
        return digit;
    }

    /** A BCP 47 language tag by its form: {@code en}, {@code sr-Cyrl}. */
    static boolean isLanguageTag(String text) {
        int part = 0;
        int length = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '-';
            if (c == '-') {
                if (length < 2 || length > (part == 0 ? 3 : 8)) {
                    return false;
                }
                part++;
                length = 0;
            } else if (isLetter(c) || (part > 0 && isDigit(c))) {
                length++;
            } else {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
