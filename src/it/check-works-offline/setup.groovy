import io.github.metaspo.it.LockedSuite

LockedSuite.lock(new File(basedir, 'src/main/metaspo/review.yaml').toPath(), 10)
context.before = new File(basedir, 'src').listFiles().toList()
context.lock = new File(basedir, 'src/main/metaspo/review.lock.yaml').text
context.baseline = new File(basedir, 'src/main/metaspo/review.baseline.csv').text
true
