package dev.roofline.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** A class is one idea, and a method can be seen at once. */
class LengthTest {
    private static final long LINES_OF_A_CLASS = 300;
    private static final long LINES_OF_A_METHOD = 60;

    private final List<String> tooLong = new ArrayList<>();
    private int methods;

    @Test
    void noClassAndNoMethodIsLong() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    manager,
                    null,
                    List.of("-proc:none"),
                    null,
                    manager.getJavaFileObjectsFromPaths(Sources.all()));
            for (CompilationUnitTree unit : task.parse()) {
                new Lengths(unit, Trees.instance(task).getSourcePositions()).scan(unit, null);
            }
        }
        assertThat(tooLong).isEmpty();
        assertThat(methods).isGreaterThan(3000);
    }

    private final class Lengths extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;

        Lengths(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitClass(ClassTree type, Void unused) {
            require(type, type.getSimpleName().toString(), LINES_OF_A_CLASS);
            return super.visitClass(type, null);
        }

        @Override
        public Void visitMethod(MethodTree method, Void unused) {
            methods++;
            require(method, method.getName().toString(), LINES_OF_A_METHOD);
            return super.visitMethod(method, null);
        }

        private void require(Tree tree, String name, long most) {
            long from = positions.getStartPosition(unit, tree);
            long lines = line(positions.getEndPosition(unit, tree)) - line(from) + 1;
            if (from >= 0 && lines > most) {
                tooLong.add(unit.getSourceFile().getName() + ": " + name + " has " + lines + " lines");
            }
        }

        private long line(long position) {
            return unit.getLineMap().getLineNumber(Math.max(position, 0));
        }
    }
}
