@NullMarked
package eu.passerelle.credentials.elmo;

import org.jspecify.annotations.NullMarked;
