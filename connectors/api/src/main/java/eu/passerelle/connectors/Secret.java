package eu.passerelle.connectors;

/** A resolved secret. Never printed; configuration holds it by reference only ({@code ${env:X}}, {@code ${file:/x}}). */
public record Secret(String value) {

    @Override
    public String toString() {
        return "Secret[redacted]";
    }
}
