io.github.metaspo.it.LockedSuite.lock(new File(basedir, 'src/main/metaspo/review.yaml').toPath(), 10)
true
