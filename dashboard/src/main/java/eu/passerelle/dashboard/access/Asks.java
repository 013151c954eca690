package eu.passerelle.dashboard.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which role an endpoint asks for, and where. One without this is the operator's. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Asks {

    Role value();

    Where at();

    /** Where the role is needed. What a person may not see answers as if it did not exist (404). */
    enum Where {
        /** At the university that the path, {@code {university}}, or else the parameter {@code university} names. */
        UNIVERSITY,
        /** At the university of the transfer that the path names, {@code {id}} or {@code {transfer}}. */
        TRANSFER,
        /** At every university that knows one of the two learners, {@code {id}}. */
        CANDIDATE,
        /** At one at least; the endpoint shows and changes only what is of universities where the person has it. */
        SOMEWHERE,
        /** At all universities: what belongs to none. */
        EVERYWHERE,
        /** Nowhere: whoever is known may call. */
        NOWHERE,
        /** Not by roles: who calls is judged in another way, which the endpoint's own description says. */
        ANOTHER_WAY
    }
}
