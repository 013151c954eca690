package eu.passerelle.recognition;

/**
 * How one example fared.
 *
 * @param file name of the examples file
 * @param line in it, from 1; 0 for what concerns the whole file
 * @param name what it is an example of; empty for what concerns no single example
 * @param source what in law or policy it is taken from; empty likewise
 * @param expected decision and rule as the example says
 * @param actual decision and rule as the table answers, or what is wrong with the example
 */
public record ExampleResult(
        String file, long line, String name, String source, String expected, String actual, boolean met) {

    /** One sentence for a person. */
    public String message() {
        return file + (line == 0 ? "" : ", line " + line) + ": " + (name.isEmpty() ? "" : name + ": ")
                + (met ? "as expected, " + actual : "expected " + expected + ", but " + actual);
    }
}
