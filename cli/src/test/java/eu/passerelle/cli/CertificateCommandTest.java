package eu.passerelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code ./hub certificate} on the shipped configuration, without a SIS, a hub or a secret. */
@Tag("slow")
class CertificateCommandTest {

    private final Site site = Site.fresh("certificate");

    @ParameterizedTest
    @ValueSource(strings = {"tampere", "trento", "aveiro", "kaunas"})
    void drawsASample(String university) throws IOException {
        Path file = site.file(university + ".png");

        String told = run(university, "--out", file.toString());

        assertThat(told).contains(file.toString()).contains("KB in");
        assertThat(ImageIO.read(file.toFile()).getWidth()).isEqualTo(640);
        assertThat(Files.size(file)).isLessThanOrEqualTo(12 * 1024);
    }

    @Test
    void writesAPdfInALanguage() throws IOException {
        Path file = site.file("trento.pdf");

        run("trento", "--out", file.toString(), "--language", "it");

        try (PDDocument document = Loader.loadPDF(file.toFile())) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("conferito a")
                    .contains("Žofia Ñandú Ødegård-Θεοδώρου");
            assertThat(document.getDocumentCatalog()
                            .getNames()
                            .getEmbeddedFiles()
                            .getNames())
                    .hasSize(1);
        }
    }

    @Test
    void saysWhereATemplateIsWrong() throws IOException {
        Path template = site.config().resolve("templates/trento.svg");
        String svg = Files.readString(template);
        Files.writeString(template, svg.replace("{{title}}", "{{titel}}"), StandardCharsets.UTF_8);

        Command.Ended ended = end("trento", "--out", site.file("x.png").toString());

        assertThat(ended.exit()).isEqualTo(ExitCodes.CONFIGURATION);
        assertThat(ended.error())
                .contains("The certificate of trento cannot be drawn:")
                .containsPattern("templates/trento.svg, line \\d+: \\{\\{titel}} is nothing that a certificate has")
                .contains("has no text {{title}}, which every certificate must show");
        assertThat(site.file("x.png")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '§', textBlock = """
            trento --out x.gif                   | 2 | 'x.gif' must end with .png or .pdf
            trento --language Italian            | 2 | 'Italian' is no language
            trento --out /nowhere/at/all/x.png   | 1 | cannot be written
            nobody                               | 3 | There is no university 'nobody'
            """)
    void saysWhatToDoInstead(String line, int exit, String told) {
        Command.Ended ended = end(line.split(" "));

        assertThat(ended.exit()).isEqualTo(exit);
        assertThat(ended.error()).contains(told);
    }

    private String run(String... arguments) {
        Command.Ended ended = end(arguments);

        assertThat(ended.exit()).as(ended.error()).isEqualTo(ExitCodes.OK);
        return ended.out();
    }

    private Command.Ended end(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "certificate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[arguments.length + 1] = "--config";
        all[arguments.length + 2] = site.config().toString();
        return Command.end(all);
    }
}
