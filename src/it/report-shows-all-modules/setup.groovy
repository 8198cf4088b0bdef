import io.github.metaspo.it.LockedSuite

['one/src/main/metaspo/review.yaml', 'two/src/main/metaspo/other.yaml'].each {
    LockedSuite.lock(new File(basedir, it).toPath(), 12)
}
true
