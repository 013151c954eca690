package eu.passerelle.connectors;

/** Texts of digits in fixed places, as dates are: for less than a pattern costs. */
public final class DigitForm {

    private DigitForm() {}

    /** Whether there are digits where the form has 0, else the form's own characters; more may follow. */
    public static boolean isAt(String text, int from, String form) {
        if (text.length() - from < form.length()) {
            return false;
        }
        for (int i = 0; i < form.length(); i++) {
            char c = text.charAt(from + i);
            if (form.charAt(i) == '0' ? !isDigit(c) : c != form.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether there is nothing but digits, and some of them. */
    public static boolean isNumber(String text, int mostDigits) {
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= mostDigits;
    }

    /** The digits of a part of a text. */
    public static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    public static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
