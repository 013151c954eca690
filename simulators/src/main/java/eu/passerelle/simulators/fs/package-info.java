/** FS, the Norwegian student information system: GraphQL. */
@NullMarked
package eu.passerelle.simulators.fs;

import org.jspecify.annotations.NullMarked;
