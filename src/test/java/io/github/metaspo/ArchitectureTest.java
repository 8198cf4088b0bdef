package io.github.metaspo;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

@AnalyzeClasses(packages = "io.github.metaspo", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ROOT = "io.github.metaspo.";

    @ArchTest
    static final ArchRule arrowsPointOnlyDownwards = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("maven")
            .definedBy(ROOT + "maven..")
            .layer("workflow")
            .definedBy(ROOT + "workflow..")
            .layer("report")
            .definedBy(ROOT + "report..")
            .layer("evaluation")
            .definedBy(ROOT + "evaluation..")
            .layer("statistics")
            .definedBy(ROOT + "statistics..")
            .layer("scoring")
            .definedBy(ROOT + "scoring..")
            .layer("providers")
            .definedBy(ROOT + "model.langchain4j..", ROOT + "model.llama..")
            .layer("model")
            .definedBy(ROOT + "model")
            .layer("suite")
            .definedBy(ROOT + "suite..")
            .whereLayer("maven")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("workflow")
            .mayOnlyBeAccessedByLayers("maven")
            .whereLayer("report")
            .mayOnlyBeAccessedByLayers("maven", "workflow")
            .whereLayer("evaluation")
            .mayOnlyBeAccessedByLayers("maven", "workflow", "report")
            .whereLayer("statistics")
            .mayOnlyBeAccessedByLayers("workflow", "report", "evaluation")
            .whereLayer("scoring")
            .mayOnlyBeAccessedByLayers("maven", "workflow", "report", "evaluation")
            .whereLayer("providers")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("maven", "workflow", "report", "evaluation", "providers");

    @ArchTest
    static final ArchRule packagesHaveNoCycle =
            slices().matching(ROOT + "(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheGoalsKnowMaven = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "maven..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..");

    @ArchTest
    static final ArchRule onlyItsProviderKnowsLangChain4j = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "model.langchain4j..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.langchain4j..");

    @ArchTest
    static final ArchRule nothingIsPrintedBesideTheLog = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "model.llama..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule staticsDoNotChange =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static void everyPackageIsNullMarked(JavaClasses all) {
        classes()
                .that()
                .haveSimpleName("package-info")
                .should()
                .beAnnotatedWith(NullMarked.class)
                .check(all);
    }
}
