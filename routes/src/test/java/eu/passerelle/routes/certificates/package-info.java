/** Tests of templates as files. */
@NullMarked
package eu.passerelle.routes.certificates;

import org.jspecify.annotations.NullMarked;
