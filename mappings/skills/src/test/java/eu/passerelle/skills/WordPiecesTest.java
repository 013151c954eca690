package eu.passerelle.skills;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The numbers are those of BERT's own tokenizer for bert-base-uncased, as its documentation and tests have them. */
class WordPiecesTest {

    private final WordPieces words = SentenceModel.words();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hello world!     | 101 7592 2088 999 102
                    Hello   WORLD !  | 101 7592 2088 999 102
                    unaffable        | 101 14477 20961 3468 102
                    Café             | 101 7668 102
                    """)
    void areThoseOfTheModel(String text, String numbers) {
        assertThat(words.of(text))
                .containsExactly(Arrays.stream(numbers.split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    @Test
    void endWithTheMarkHoweverLongTheText() {
        long[] numbers = words.of("learning ".repeat(500));

        assertThat(numbers).hasSize(128).startsWith(101).endsWith(102);
    }

    @Test
    void ofAWordWithoutKnownLettersAreOneUnknown() {
        assertThat(words.of("\uD83D\uDE00")).containsExactly(101, 100, 102);
    }
}
