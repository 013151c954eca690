/** Learning opportunities of universities whose SIS does not publish them, from {@code config/catalogue/<id>.csv}. */
@NullMarked
package eu.passerelle.routes.catalogue;

import org.jspecify.annotations.NullMarked;
