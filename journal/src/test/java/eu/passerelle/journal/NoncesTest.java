package eu.passerelle.journal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NoncesTest {

    private final MovableClock clock = new MovableClock();

    @Test
    void takesANonceOnceInItsUniversityAndTime() {
        Nonces nonces = new Nonces(TestJournal.DATABASE, TestJournal.CIPHER, clock);
        Nonces afterRestart = new Nonces(TestJournal.DATABASE, TestJournal.CIPHER, clock);
        String used = nonces.make("a");
        String late = nonces.make("a");

        assertThat(nonces.spend("b", used)).isFalse();
        assertThat(afterRestart.spend("a", used)).isTrue();
        assertThat(nonces.spend("a", used)).isFalse();
        assertThat(nonces.spend("a", used.substring(1) + "A")).isFalse();
        assertThat(nonces.spend("a", "not base64 !")).isFalse();
        clock.now = clock.now.plus(Nonces.VALID);
        assertThat(nonces.spend("a", late)).isFalse();
    }
}
