package eu.passerelle.credentials.elm.validation;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSON value as read by {@link JsonReader}: immutable by convention, compared by content without regard to key order. */
sealed interface Json {

    /** Word for messages: {@code object}, {@code string}, ... */
    String kind();

    /** Keys are unique; few enough that a linear search beats hashing. */
    record Obj(String[] keys, Json[] values) implements Json {

        @Nullable
        Json get(String key) {
            for (int i = 0; i < keys.length; i++) {
                if (keys[i].equals(key)) {
                    return values[i];
                }
            }
            return null;
        }

        @Nullable
        String string(String key) {
            return get(key) instanceof Str(String value) ? value : null;
        }

        @Override
        public String kind() {
            return "object";
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (this == other) {
                return true;
            }
            if (!(other instanceof Obj that) || that.keys.length != keys.length) {
                return false;
            }
            for (int i = 0; i < keys.length; i++) {
                // the same renderer writes the same order, so look there first
                Json theirs = that.keys[i].equals(keys[i]) ? that.values[i] : that.get(keys[i]);
                if (!values[i].equals(theirs)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = 0;
            for (int i = 0; i < keys.length; i++) {
                hash += keys[i].hashCode() ^ values[i].hashCode();
            }
            return hash;
        }

        @Override
        public String toString() {
            return "object with " + Arrays.toString(keys);
        }
    }

    record Arr(List<Json> items) implements Json {
        @Override
        public String kind() {
            return "array";
        }
    }

    record Str(String value) implements Json {
        @Override
        public String kind() {
            return "string";
        }
    }

    /** A number by its text; {@code whole} says that it was written without fraction and exponent. */
    record Num(String text, boolean whole) implements Json {
        @Override
        public String kind() {
            return "number";
        }
    }

    record Bool(boolean value) implements Json {
        @Override
        public String kind() {
            return "boolean";
        }
    }

    record Null() implements Json {
        @Override
        public String kind() {
            return "null";
        }
    }
}
