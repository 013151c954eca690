package eu.passerelle.credentials.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TypefaceTest {

    /** Letters that the official languages of the EU, Norwegian, Icelandic and Ukrainian have beside a to z. */
    private static final String LETTERS = """
            щъкелрямбЍЭыієїґ příliš žluťoučký kůň úpěl ďábelské ódy blåbærgrød Ærø Größe STRAẞE ΫΐΰώςΈή «πώς;»
            naïve façade — “quoted” ¿pingüino año? õõnes cœur ŸÇ ḃḋḟġ čćžšđ árvíztűrő tükörfúrógép àèìòù ąčęėįšųūž
            glāžšķūņa rūķīši Ģ ħġżċ IJ zażółć gęślą jaźń coração țară școală împărțit kŕdeľ ĺ vŕba òg Siðfræði þú Öxará
            """;

    @ParameterizedTest
    @EnumSource
    void drawsEveryLetter(Typeface typeface) {
        String boxes = LETTERS.codePoints()
                .filter(letter -> !Character.isWhitespace(letter))
                .filter(letter -> !typeface.font().covers(letter))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        assertThat(boxes).isEmpty();
    }
}
