import io.github.metaspo.it.LockedSuite
import io.github.metaspo.it.OpenAiStub

def suite = new File(basedir, 'src/main/metaspo/review.yaml').toPath()
context.stub = OpenAiStub.startFor(suite)
LockedSuite.lock(suite, 12)
true
