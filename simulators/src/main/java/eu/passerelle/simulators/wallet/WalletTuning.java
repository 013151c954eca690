package eu.passerelle.simulators.wallet;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the wallet simulator costs and keeps.
 *
 * @param keepWhole so many credentials are kept byte for byte; of later ones only the fingerprint
 * @param maxBytes of one upload; a larger one is answered with 413
 * @param directory where what is held survives a restart of the simulator (fingerprints only); null: in memory
 */
public record WalletTuning(
        int keepWhole, int maxBytes, @Nullable Path directory) {

    public static final WalletTuning DEFAULT = new WalletTuning(2_500, 8 << 20, null);

    public WalletTuning {
        if (keepWhole < 0 || maxBytes < 1) {
            throw new IllegalArgumentException("keepWhole must not be negative and maxBytes must be positive");
        }
    }

    public WalletTuning in(Path storage) {
        return new WalletTuning(keepWhole, maxBytes, storage);
    }
}
