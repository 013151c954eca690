package eu.passerelle.credentials.elm.validation;

import java.util.Arrays;
import java.util.Optional;

/** The types of embedded files that can be told by their bytes; named as in the EU's list of file types. */
public enum EmbeddedFile {
    PDF {
        @Override
        boolean fits(byte[] file) {
            return begins(file, '%', 'P', 'D', 'F');
        }
    },
    PNG {
        @Override
        boolean fits(byte[] file) {
            return Png.read(file).isPresent();
        }
    },
    JPEG {
        @Override
        boolean fits(byte[] file) {
            return begins(file, 0xff, 0xd8, 0xff);
        }
    };

    /** The type of a file; empty where it is none of these, or a PNG that is not whole. */
    public static Optional<EmbeddedFile> of(byte[] file) {
        return Arrays.stream(values()).filter(type -> type.fits(file)).findFirst();
    }

    abstract boolean fits(byte[] file);

    private static boolean begins(byte[] bytes, int... start) {
        if (bytes.length < start.length) {
            return false;
        }
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
