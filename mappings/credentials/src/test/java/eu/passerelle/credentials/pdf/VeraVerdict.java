package eu.passerelle.credentials.pdf;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** What veraPDF, the industry's own validator of PDF/A and PDF/UA, says of a file. */
public final class VeraVerdict {

    static {
        VeraGreenfieldFoundryProvider.initialise();
    }

    private VeraVerdict() {}

    /** Rules that are broken, as {@code clause-test: message at place}; empty for a file that conforms. */
    public static List<String> of(byte[] pdf, PDFAFlavour flavour) throws Exception {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
            ValidationResult result = validator.validate(parser);
            if (result.getTotalAssertions() < 100) {
                throw new IllegalStateException("veraPDF has looked at nothing");
            }
            return result.getTestAssertions().stream()
                    .filter(assertion -> assertion.getStatus() == TestAssertion.Status.FAILED)
                    .map(assertion -> "%s-%d: %s at %s"
                            .formatted(
                                    assertion.getRuleId().getClause(),
                                    assertion.getRuleId().getTestNumber(),
                                    assertion.getMessage(),
                                    assertion.getLocation().getContext()))
                    .toList();
        }
    }
}
