/** Who calls the API and what that person may do: persons, roles at universities, what every endpoint asks for. */
@NullMarked
package eu.passerelle.dashboard.access;

import org.jspecify.annotations.NullMarked;
