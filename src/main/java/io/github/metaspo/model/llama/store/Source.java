package io.github.metaspo.model.llama.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Where a model file can be had. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Source.Hub.class, name = "hub"),
    @JsonSubTypes.Type(value = Source.Wheel.class, name = "wheel")
})
sealed interface Source {

    /**
     * A file of a repository on the model hub.
     *
     * @param repository {@code owner/name}
     * @param revision a commit, a tag or a branch
     * @param path of the file in the repository
     */
    record Hub(String repository, String revision, String path) implements Source {

        @Override
        public String toString() {
            return "model hub, " + repository;
        }
    }

    /**
     * A file inside a Python package.
     *
     * @param requirement as pip takes it
     * @param member path of the file inside the wheel
     */
    record Wheel(String requirement, String member) implements Source {

        @Override
        public String toString() {
            return "Python package " + requirement;
        }
    }
}
