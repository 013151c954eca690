package eu.passerelle.build;

import com.sun.tools.javac.api.ClientCodeWrapper.Trusted;
import com.sun.tools.javac.file.JavacFileManager;
import com.sun.tools.javac.util.Context;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.lang.model.SourceVersion;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import org.codehaus.plexus.compiler.javac.InProcessCompiler;
import org.codehaus.plexus.compiler.javac.JavacCompiler;
import org.codehaus.plexus.compiler.javac.JavaxToolsCompiler;

/**
 * Maven's own {@code javac} in every respect but one: what is on the path of annotation processors, Error Prone and
 * NullAway, is loaded once for a whole build. {@code javac} by itself loads and warms it anew at every call, two of each
 * module, and that took half of all compiling (docs/decisions/0048).
 */
public final class WarmJavac extends JavacCompiler {

    private final InProcessCompiler inProcess = new JavaxToolsCompiler() {
        @Override
        protected JavaCompiler newJavaCompiler() {
            return new Keeping(super.newJavaCompiler());
        }
    };

    @Override
    public String getCompilerId() {
        return "javac-warm";
    }

    @Override
    protected InProcessCompiler inProcessCompiler() {
        return inProcess;
    }

    /** The JDK's compiler, with a {@link KeptPlugins} for its files. */
    private record Keeping(JavaCompiler javac) implements JavaCompiler {

        @Override
        public StandardJavaFileManager getStandardFileManager(
                DiagnosticListener<? super JavaFileObject> listener, Locale locale, Charset charset) {
            Context context = new Context();
            if (listener != null) {
                context.put(DiagnosticListener.class, listener);
            }
            return new KeptPlugins(context, charset);
        }

        @Override
        public CompilationTask getTask(
                Writer out,
                JavaFileManager files,
                DiagnosticListener<? super JavaFileObject> listener,
                Iterable<String> options,
                Iterable<String> classes,
                Iterable<? extends JavaFileObject> sources) {
            return javac.getTask(out, files, listener, options, classes, sources);
        }

        @Override
        public int isSupportedOption(String option) {
            return javac.isSupportedOption(option);
        }

        @Override
        public int run(InputStream in, OutputStream out, OutputStream err, String... arguments) {
            return javac.run(in, out, err, arguments);
        }

        @Override
        public Set<SourceVersion> getSourceVersions() {
            return javac.getSourceVersions();
        }
    }

    /** {@code javac}'s files, with the loaders of its plugins kept by their paths. Trusted: {@code javac} wraps no file of it. */
    @Trusted
    private static final class KeptPlugins extends JavacFileManager {

        private static final Map<String, ClassLoader> LOADERS = new ConcurrentHashMap<>();

        KeptPlugins(Context context, Charset charset) {
            super(context, true, charset);
        }

        @Override
        protected ClassLoader getClassLoader(URL[] path) {
            return LOADERS.computeIfAbsent(
                    Arrays.toString(path), any -> new Open(path, JavacFileManager.class.getClassLoader()));
        }
    }

    /** {@code javac} closes the loader at the end of a call. */
    private static final class Open extends URLClassLoader {

        Open(URL[] path, ClassLoader parent) {
            super(path, parent);
        }

        @Override
        public void close() {}
    }
}
