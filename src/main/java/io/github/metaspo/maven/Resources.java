package io.github.metaspo.maven;

import io.github.metaspo.goal.PromptFolder;
import io.github.metaspo.goal.generate.ResourceFolder;
import org.apache.maven.model.Resource;
import org.apache.maven.project.MavenProject;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The resource folders of a module.
 *
 * @param project the module
 */
record Resources(MavenProject project) {

    /** Returns all resource folders that the build copies into its output, except the given one. */
    List<ResourceFolder> without(File directory) {
        return project.getResources().stream()
                .filter(resource -> !isAt(resource, directory))
                .flatMap(resource -> target(resource)
                        .map(target -> new ResourceFolder(
                                Path.of(resource.getDirectory()),
                                target,
                                resource.getIncludes(),
                                resource.getExcludes()))
                        .stream())
                .toList();
    }

    /** Adds a folder of generated prompts, unless it is a resource folder already. */
    void add(File directory) {
        if (project.getResources().stream().noneMatch(resource -> isAt(resource, directory))) {
            Resource resource = new Resource();
            resource.setDirectory(directory.getPath());
            resource.addExclude(PromptFolder.INDEX);
            project.addResource(resource);
        }
    }

    private static boolean isAt(Resource resource, File directory) {
        return directory.equals(new File(resource.getDirectory()));
    }

    /** Returns the target relative to the output; empty if the resources are copied elsewhere. */
    private Optional<String> target(Resource resource) {
        if (resource.getTargetPath() == null) {
            return Optional.of("");
        }
        Path output = Path.of(project.getBuild().getOutputDirectory())
                .toAbsolutePath()
                .normalize();
        Path target = output.resolve(resource.getTargetPath()).normalize();
        return target.startsWith(output)
                ? Optional.of(output.relativize(target).toString().replace('\\', '/'))
                : Optional.empty();
    }
}
