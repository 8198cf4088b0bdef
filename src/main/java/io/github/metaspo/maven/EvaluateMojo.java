package io.github.metaspo.maven;

import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;

/** Measures how good the system prompt of each suite is. */
@Mojo(name = "evaluate", threadSafe = true)
public class EvaluateMojo extends AbstractMojo {
    @Override
    public void execute() {}
}
